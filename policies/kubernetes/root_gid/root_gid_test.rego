package kubernetes.root_gid_test

import data.kubernetes.root_gid

_pod(users, security, container) := {
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {
		"hostUsers": users,
		"securityContext": security,
		"containers": [{"name": "web", "securityContext": container}],
	},
}

_finding(label, field, at) := {
	"message": sprintf("%s runs with the group 0 by %s", [label, field]),
	"at": at,
}

test_finds_root_groups if {
	root_gid.deny == {
		_finding("Pod \"web\"", "runAsGroup", ["spec", "securityContext", "runAsGroup"]),
		_finding("Pod \"web\"", "fsGroup", ["spec", "securityContext", "fsGroup"]),
		_finding("Pod \"web\"", "supplementalGroups", ["spec", "securityContext", "supplementalGroups", 1]),
		_finding("container \"web\"", "runAsGroup", ["spec", "containers", 0, "securityContext", "runAsGroup"]),
	} with input as _pod(true, {"runAsGroup": 0, "fsGroup": 0, "supplementalGroups": [4, 0]}, {"runAsGroup": 0})
}

test_accepts_other_groups if {
	root_gid.deny == set() with input as _pod(true, {"runAsGroup": 1000, "supplementalGroups": [2000]}, {"runAsUser": 0})
	root_gid.deny == set() with input as _pod(true, {"fsGroup": null, "supplementalGroups": null}, null)
	root_gid.deny == set() with input as _pod(true, null, null)
}

test_accepts_root_groups_in_a_user_namespace if {
	root_gid.deny == set() with input as _pod(false, {"runAsGroup": 0, "supplementalGroups": [0]}, null)
}

test_accepts_other_kinds if {
	root_gid.deny == set() with input as {"kind": "ConfigMap", "data": {"runAsGroup": "0"}}
}

test_does_not_know_what_is_filled_in_later if {
	pod := {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"runAsGroup": "@GID@"}}]}}
	root_gid.deny == set() with input as pod
	root_gid.unknown == {{
		"message": "runAsGroup of container \"web\" comes from @GID@, which is filled in later",
		"at": ["spec", "containers", 0, "securityContext", "runAsGroup"],
	}} with input as pod
	every value in [0, 1000, "${GID:-1000}", null] {
		root_gid.unknown == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": {"runAsGroup": value}}]}}
	}
}
