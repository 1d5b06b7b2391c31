package kubernetes.run_as_user_zero_test

import data.kubernetes.run_as_user_zero

_pod(users, security, container) := {
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {
		"hostUsers": users,
		"securityContext": security,
		"containers": [{"name": "web", "securityContext": container}],
	},
}

test_finds_pods_and_containers if {
	run_as_user_zero.deny == {
		{"message": "Pod \"web\" runs as user 0", "at": ["spec", "securityContext", "runAsUser"]},
		{
			"message": "container \"web\" runs as user 0",
			"at": ["spec", "containers", 0, "securityContext", "runAsUser"],
		},
	} with input as _pod(true, {"runAsUser": 0}, {"runAsUser": 0})
}

test_finds_a_pod_whose_containers_say_otherwise if {
	run_as_user_zero.deny == {{
		"message": "Pod \"web\" runs as user 0",
		"at": ["spec", "securityContext", "runAsUser"],
	}} with input as _pod(null, {"runAsUser": 0}, {"runAsUser": 1000})
}

test_accepts_root_in_a_user_namespace if {
	run_as_user_zero.deny == set() with input as _pod(false, {"runAsUser": 0}, {"runAsUser": 0})
}

test_accepts_other_users if {
	run_as_user_zero.deny == set() with input as _pod(true, {"runAsUser": 1000}, {"runAsUser": null})
	run_as_user_zero.deny == set() with input as _pod(true, null, {"runAsGroup": 0})
}

test_accepts_other_kinds if {
	run_as_user_zero.deny == set() with input as {"kind": "ConfigMap", "data": {"runAsUser": "0"}}
}

test_does_not_know_what_is_filled_in_later if {
	pod := {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"runAsUser": "$(UID)"}}]}}
	run_as_user_zero.deny == set() with input as pod
	run_as_user_zero.unknown == {{
		"message": "runAsUser of container \"web\" comes from $(UID), which is filled in later",
		"at": ["spec", "containers", 0, "securityContext", "runAsUser"],
	}} with input as pod
	every value in [0, 1000, "${UID:-1000}", "1${ID}", null] {
		run_as_user_zero.unknown == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"runAsUser": value}}]}}
	}
}
