package kubernetes.non_root_containers_test

import data.kubernetes.non_root_containers

_pod(pod, container) := {"kind": "Pod", "spec": object.union(pod, {"containers": [{"name": "web", "securityContext": container}]})}

_finding(what) := {{
	"message": sprintf("container \"web\" may run with the %s root", [what]),
	"at": ["spec", "containers", 0, "securityContext"],
}}

test_finds_what_is_not_said if {
	every case_ in [
		[{"readOnlyRootFilesystem": true}, "user and the group"],
		[{"runAsNonRoot": true}, "group"],
		[{"runAsUser": 1000, "runAsGroup": 0}, "group"],
		[{"runAsGroup": 1000}, "user"],
		[{"runAsNonRoot": false, "runAsUser": 0, "runAsGroup": 1000}, "user"],
	] {
		non_root_containers.deny == _finding(case_[1]) with input as _pod({}, case_[0])
	}
	bare := {"kind": "Pod", "spec": {"initContainers": [{"name": "init"}]}}
	non_root_containers.deny == {{
		"message": "init container \"init\" may run with the user and the group root",
		"at": ["spec", "initContainers", 0],
	}} with input as bare
}

test_reads_the_pod_where_the_container_says_nothing if {
	pod := {"securityContext": {"runAsNonRoot": true, "runAsGroup": 1000}}
	non_root_containers.deny == set() with input as _pod(pod, {})
	non_root_containers.deny == _finding("group") with input as _pod(pod, {"runAsGroup": 0})
	non_root_containers.deny == _finding("user") with input as _pod(pod, {"runAsNonRoot": false})
}

test_accepts_others if {
	non_root_containers.deny == set() with input as _pod({}, {"runAsUser": 1000, "runAsGroup": 1000})
	every pod in [{"os": {"name": "windows"}}, {"hostUsers": false}] {
		non_root_containers.deny == set() with input as _pod(pod, {"runAsUser": 0})
	}
	non_root_containers.deny == set() with input as {"kind": "ConfigMap", "spec": {"containers": [{}]}}
}

test_does_not_know_what_is_filled_in_later if {
	open := _pod({}, {"runAsUser": "${UID}", "runAsGroup": 1000})
	non_root_containers.deny == set() with input as open
	[finding.at[4] | some finding in non_root_containers.unknown] == ["runAsUser"] with input as open
	group := _pod({}, {"runAsUser": 1000, "runAsGroup": "${GID}"})
	non_root_containers.deny == set() with input as group
	[finding.at[4] | some finding in non_root_containers.unknown] == ["runAsGroup"] with input as group
	non_root_containers.unknown == set() with input as _pod({}, {"runAsUser": "${UID}", "runAsNonRoot": true, "runAsGroup": 1})
}

test_finds_odd_shapes if {
	every security in [{"runAsUser": "root", "runAsGroup": []}, {"runAsNonRoot": "true"}] {
		non_root_containers.deny == _finding("user and the group") with input as _pod({}, security)
	}
}
