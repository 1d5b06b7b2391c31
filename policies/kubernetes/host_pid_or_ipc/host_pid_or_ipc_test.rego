package kubernetes.host_pid_or_ipc_test

import data.kubernetes.host_pid_or_ipc
import data.lib.fix

_pod(spec) := {"kind": "Pod", "metadata": {"name": "agent"}, "spec": object.union({"containers": []}, spec)}

test_finds_shared_namespaces_once_for_a_pod if {
	every case_ in [
		[{"hostPID": true}, "its process namespace", "hostPID"],
		[{"hostIPC": true, "hostPID": false}, "its IPC namespace", "hostIPC"],
		[{"hostIPC": true, "hostPID": true}, "its process namespace and its IPC namespace", "hostPID"],
	] {
		fix.bare(host_pid_or_ipc.deny) == {{
			"message": sprintf("Pod \"agent\" shares %s with the node", [case_[1]]),
			"at": ["spec", case_[2]],
		}} with input as _pod(case_[0])
	}
}

test_finds_what_a_patch_says if {
	patch := {"kind": "Deployment", "spec": {"template": {"spec": {"hostPID": true}}}}
	count(host_pid_or_ipc.deny) == 1 with input as patch
}

test_accepts_namespaces_of_its_own if {
	every spec in [{}, {"hostPID": false, "hostIPC": false}, {"hostNetwork": true}, {"hostPID": null, "hostIPC": "yes"}] {
		host_pid_or_ipc.deny == set() with input as _pod(spec)
	}
	host_pid_or_ipc.deny == set() with input as {"kind": "ConfigMap", "data": {"hostPID": "true"}}
}

test_does_not_know_what_is_filled_in_later if {
	host_pid_or_ipc.deny == set() with input as _pod({"hostPID": "${SHARED}"})
	[finding.at | some finding in host_pid_or_ipc.unknown] == [["spec", "hostPID"]] with input as _pod({"hostPID": "${SHARED}"})
	host_pid_or_ipc.unknown == set() with input as _pod({"hostPID": "${SHARED:=false}"})
}
