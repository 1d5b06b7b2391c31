package kubernetes.restricted_volumes_test

import data.kubernetes.restricted_volumes

_pod(volumes) := {"kind": "Pod", "spec": {"containers": [], "volumes": volumes}}

test_finds_storage_that_is_named_by_its_address if {
	restricted_volumes.deny == {{
		"message": "volume \"data\" is of the type nfs",
		"at": ["spec", "volumes", 1, "nfs"],
	}} with input as _pod([{"name": "tmp", "emptyDir": {}}, {"name": "data", "nfs": {"server": "nas", "path": "/a"}}])
}

test_finds_every_type if {
	types := {
		"awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "fc", "flexVolume", "flocker",
		"gcePersistentDisk", "gitRepo", "glusterfs", "hostPath", "iscsi", "nfs", "photonPersistentDisk",
		"portworxVolume", "quobyte", "rbd", "scaleIO", "storageos", "vsphereVolume",
	}
	every type in types {
		restricted_volumes.deny == {{
			"message": sprintf("volume is of the type %s", [type]),
			"at": ["spec", "volumes", 0, type],
		}} with input as _pod([{type: {}}])
	}
}

test_accepts_the_allowed_types if {
	types := [
		"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret",
	]
	restricted_volumes.deny == set() with input as _pod([{"name": type, type: {}} | some type in types])
}

test_accepts_volumes_without_a_source if {
	restricted_volumes.deny == set() with input as _pod([{"name": "tmp"}, {"name": "none", "nfs": null}, null])
}

test_accepts_pods_without_volumes if {
	restricted_volumes.deny == set() with input as {"kind": "Pod", "spec": {"containers": []}}
	restricted_volumes.deny == set() with input as _pod(null)
}

test_accepts_other_kinds if {
	restricted_volumes.deny == set() with input as {"kind": "PersistentVolume", "spec": {"nfs": {"server": "nas"}}}
}

test_does_not_know_a_source_that_may_be_there if {
	open := _pod([{"name": "data", "nfs": "${var.nfs}", "emptyDir": "${var.empty}"}])
	restricted_volumes.deny == set() with input as open
	[finding.at | some finding in restricted_volumes.unknown] == [["spec", "volumes", 0, "nfs"]] with input as open
}
