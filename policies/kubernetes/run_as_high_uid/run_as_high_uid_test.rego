package kubernetes.run_as_high_uid_test

import data.kubernetes.run_as_high_uid

_pod(security, container) := {
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"securityContext": security, "containers": [
		{"name": "web", "securityContext": container},
		{"name": "sidecar", "securityContext": container},
	]},
}

_found(pod) := result if {
	result := run_as_high_uid.deny with input as pod with data.karat.parameters as {"above": 10000}
}

test_finds_the_low_id_of_a_pod_once if {
	finding := {"message": "Pod \"web\" runs as the low user id 1000", "at": ["spec", "securityContext", "runAsUser"]}
	_found(_pod({"runAsUser": 1000}, null)) == {finding}
}

test_finds_low_ids_of_containers if {
	_found(_pod({"runAsUser": 20000}, {"runAsUser": 10000})) == {
		{
			"message": "container \"web\" runs as the low user id 10000",
			"at": ["spec", "containers", 0, "securityContext", "runAsUser"],
		},
		{
			"message": "container \"sidecar\" runs as the low user id 10000",
			"at": ["spec", "containers", 1, "securityContext", "runAsUser"],
		},
	}
}

test_finds_containers_without_a_user if {
	_found({"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"runAsNonRoot": true}}]}}) == {{
		"message": "container \"web\" does not say as which user it runs",
		"at": ["spec", "containers", 0, "securityContext"],
	}}
}

test_heeds_the_parameter if {
	pod := _pod({"runAsUser": 1000}, null)
	run_as_high_uid.deny == set() with input as pod with data.karat.parameters as {"above": 999}
}

test_accepts_high_ids if {
	_found(_pod({"runAsUser": 10001}, null)) == set()
	_found(_pod({"runAsUser": 0}, {"runAsUser": 65534})) == set()
}

test_accepts_pods_that_are_kept_apart if {
	_found({"kind": "Pod", "spec": {"hostUsers": false, "containers": [{"name": "web"}]}}) == set()
	_found({"kind": "Pod", "spec": {"os": {"name": "windows"}, "containers": [{"name": "web"}]}}) == set()
}

test_accepts_other_kinds if {
	_found({"kind": "ConfigMap", "data": {"runAsUser": "1000"}}) == set()
}

test_does_not_know_what_is_filled_in_later if {
	pod := {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"runAsUser": "${ID}"}}]}}
	run_as_high_uid.deny == set() with input as pod
		with data.karat.parameters as {"above": 10000}
	run_as_high_uid.unknown == {{
		"message": "runAsUser of container \"web\" comes from ${ID}, which is filled in later",
		"at": ["spec", "containers", 0, "securityContext", "runAsUser"],
	}} with input as pod
		with data.karat.parameters as {"above": 10000}
	every value in [0, 20000, "${ID:-20000}", null] {
		run_as_high_uid.unknown == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"runAsUser": value}}]}}
			with data.karat.parameters as {"above": 10000}
	}
}
