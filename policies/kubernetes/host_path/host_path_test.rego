package kubernetes.host_path_test

import data.kubernetes.host_path

_pod(volumes) := {"kind": "Pod", "spec": {"containers": [], "volumes": volumes}}

test_finds_paths_of_the_node if {
	host_path.deny == {{
		"message": "volume \"logs\" mounts /var/log of the node",
		"at": ["spec", "volumes", 1, "hostPath"],
	}} with input as _pod([{"name": "tmp", "emptyDir": {}}, {"name": "logs", "hostPath": {"path": "/var/log"}}])
}

test_finds_a_path_that_is_not_named if {
	host_path.deny == {{"message": "volume mounts a path of the node", "at": ["spec", "volumes", 0, "hostPath"]}} with input as _pod([{"hostPath": {}}])
}

test_accepts_other_volumes if {
	host_path.deny == set() with input as _pod([{"name": "tmp", "emptyDir": {}}, {"name": "none", "hostPath": null}])
}

test_accepts_pods_without_volumes if {
	host_path.deny == set() with input as {"kind": "Pod", "spec": {"containers": []}}
	host_path.deny == set() with input as _pod(null)
}

test_accepts_other_kinds if {
	host_path.deny == set() with input as {"kind": "PersistentVolume", "spec": {"hostPath": {"path": "/data"}}}
}

test_does_not_know_a_volume_that_may_be_there if {
	open := _pod([{"name": "data", "hostPath": "${var.path != null ? [1] : []}"}])
	host_path.deny == set() with input as open
	[finding.at | some finding in host_path.unknown] == [["spec", "volumes", 0, "hostPath"]] with input as open
}
