package kubernetes.run_as_high_gid_test

import data.kubernetes.run_as_high_gid

_pod(pod, container) := {
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": object.union(pod, {"containers": [{"name": "web", "securityContext": container}]}),
}

_parameters := {"above": 10000}

test_finds_low_groups if {
	every group in [0, 1000, 10000] {
		run_as_high_gid.deny == {{
			"message": sprintf("container \"web\" runs with the low group id %d", [group]),
			"at": ["spec", "containers", 0, "securityContext", "runAsGroup"],
		}} with input as _pod({}, {"runAsGroup": group}) with data.karat.parameters as _parameters
	}
	run_as_high_gid.deny == {{
		"message": "Pod \"web\" runs with the low group id 100",
		"at": ["spec", "securityContext", "runAsGroup"],
	}} with input as _pod({"securityContext": {"runAsGroup": 100}}, {}) with data.karat.parameters as _parameters
}

test_finds_containers_without_a_group if {
	run_as_high_gid.deny == {{
		"message": "container \"web\" does not say with which group it runs",
		"at": ["spec", "containers", 0, "securityContext"],
	}} with input as _pod({}, {"runAsUser": 20000}) with data.karat.parameters as _parameters
}

test_accepts_high_groups if {
	run_as_high_gid.deny == set() with input as _pod({}, {"runAsGroup": 10001}) with data.karat.parameters as _parameters
	every pod in [{"securityContext": {"runAsGroup": 20000}}, {"os": {"name": "windows"}}, {"hostUsers": false}] {
		run_as_high_gid.deny == set() with input as _pod(pod, {}) with data.karat.parameters as _parameters
	}
	run_as_high_gid.deny == set() with input as {"kind": "ConfigMap"} with data.karat.parameters as _parameters
	run_as_high_gid.deny == set() with input as _pod({}, {"runAsGroup": 500}) with data.karat.parameters as {"above": 100}
}

test_does_not_know_what_is_filled_in_later if {
	open := _pod({}, {"runAsGroup": "${GID}"})
	run_as_high_gid.deny == set() with input as open with data.karat.parameters as _parameters
	count(run_as_high_gid.unknown) == 1 with input as open with data.karat.parameters as _parameters
	high := _pod({}, {"runAsGroup": "${GID:-20000}"})
	run_as_high_gid.unknown == set() with input as high with data.karat.parameters as _parameters
}
