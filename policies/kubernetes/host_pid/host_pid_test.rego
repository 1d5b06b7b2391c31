package kubernetes.host_pid_test

import data.kubernetes.host_pid
import data.lib.fix

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_finds_a_pod_among_the_processes_of_the_node if {
	fix.bare(host_pid.deny) == {{
		"message": "Pod \"web\" shares the process namespace of the node",
		"at": ["spec", "hostPID"],
	}} with input as _pod({"hostPID": true, "containers": []})
}

test_accepts_a_process_namespace_of_its_own if {
	host_pid.deny == set() with input as _pod({"hostPID": false, "shareProcessNamespace": true, "containers": []})
}

test_accepts_a_pod_without_a_word_about_it if {
	host_pid.deny == set() with input as _pod({"containers": []})
}

test_accepts_other_kinds if {
	host_pid.deny == set() with input as {"kind": "ConfigMap", "data": {"hostPID": "true"}}
}

test_does_not_know_what_is_filled_in_later if {
	host_pid.deny == set() with input as {"kind": "Pod", "spec": {"hostPID": "${SHARED}", "containers": []}}
	host_pid.unknown == {{
		"message": "hostPID of Pod comes from ${SHARED}, which is filled in later",
		"at": ["spec", "hostPID"],
	}} with input as {"kind": "Pod", "spec": {"hostPID": "${SHARED}", "containers": []}}
	every value in [true, false, "${SHARED:=false}"] {
		host_pid.unknown == set() with input as {"kind": "Pod", "spec": {"hostPID": value, "containers": []}}
	}
}
