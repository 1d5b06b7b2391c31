package kubernetes.host_ipc_test

import data.kubernetes.host_ipc
import data.lib.fix

_pod(spec) := {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"}, "spec": spec}

test_finds_a_pod_in_the_ipc_namespace_of_the_node if {
	fix.bare(host_ipc.deny) == {{
		"message": "Pod \"web\" shares the IPC namespace of the node",
		"at": ["spec", "hostIPC"],
	}} with input as _pod({"hostIPC": true, "containers": []})
}

test_accepts_an_ipc_namespace_of_its_own if {
	host_ipc.deny == set() with input as _pod({"hostIPC": false, "containers": []})
}

test_accepts_a_pod_without_a_word_about_it if {
	host_ipc.deny == set() with input as _pod({"containers": []})
}

test_accepts_other_kinds if {
	host_ipc.deny == set() with input as {"kind": "ConfigMap", "data": {"hostIPC": "true"}}
}

test_does_not_know_what_is_filled_in_later if {
	host_ipc.deny == set() with input as {"kind": "Pod", "spec": {"hostIPC": "${SHARED}", "containers": []}}
	host_ipc.unknown == {{
		"message": "hostIPC of Pod comes from ${SHARED}, which is filled in later",
		"at": ["spec", "hostIPC"],
	}} with input as {"kind": "Pod", "spec": {"hostIPC": "${SHARED}", "containers": []}}
	every value in [true, false, "${SHARED:=false}"] {
		host_ipc.unknown == set() with input as {"kind": "Pod", "spec": {"hostIPC": value, "containers": []}}
	}
}
