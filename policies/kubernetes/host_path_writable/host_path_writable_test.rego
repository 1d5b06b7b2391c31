package kubernetes.host_path_writable_test

import data.kubernetes.host_path_writable
import data.lib.fix

_volumes := [{"name": "data", "hostPath": {"path": "/srv/data"}}, {"name": "tmp", "emptyDir": {}}]

_pod(mounts) := {"kind": "Pod", "spec": {
	"volumes": _volumes,
	"containers": [{"name": "web", "volumeMounts": mounts}],
}}

test_finds_mounts_that_can_be_written_to if {
	fix.bare(host_path_writable.deny) == {
		{
			"message": "container \"web\" can write to /srv/data of the node",
			"at": ["spec", "containers", 0, "volumeMounts", 0],
		},
		{
			"message": "container \"web\" can write to /srv/data of the node",
			"at": ["spec", "containers", 0, "volumeMounts", 2, "readOnly"],
		},
	} with input as _pod([
		{"name": "data", "mountPath": "/a"},
		{"name": "data", "mountPath": "/b", "readOnly": true},
		{"name": "data", "mountPath": "/c", "readOnly": false},
		{"name": "tmp", "mountPath": "/tmp"},
	])
}

test_finds_the_mount_of_an_init_container if {
	fix.bare(host_path_writable.deny) == {{
		"message": "init container \"setup\" can write to a path of the node",
		"at": ["spec", "initContainers", 0, "volumeMounts", 0],
	}} with input as {"kind": "Pod", "spec": {
		"volumes": [{"name": "data", "hostPath": {}}],
		"initContainers": [{"name": "setup", "volumeMounts": [{"name": "data", "readOnly": null}]}],
	}}
}

test_looks_in_the_same_pod_only if {
	mounting := {"containers": [{"name": "web", "volumeMounts": [{"name": "data"}]}], "volumes": [{"name": "data"}]}
	owning := {"containers": [{"name": "job"}], "volumes": _volumes}
	host_path_writable.deny == set() with input as {
		"apiVersion": "batch.volcano.sh/v1alpha1",
		"kind": "Job",
		"spec": {"tasks": [{"template": {"spec": mounting}}, {"template": {"spec": owning}}]},
	}
}

test_accepts_mounts_that_are_only_read if {
	host_path_writable.deny == set() with input as _pod([{"name": "data", "mountPath": "/a", "readOnly": true}])
}

test_accepts_containers_without_mounts if {
	host_path_writable.deny == set() with input as _pod(null)
	host_path_writable.deny == set() with input as _pod([])
	host_path_writable.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web"}]}}
}

test_accepts_other_kinds if {
	host_path_writable.deny == set() with input as {"kind": "PersistentVolume", "spec": {"hostPath": {"path": "/data"}}}
}

test_does_not_know_a_mount_whose_setting_is_filled_in_later if {
	open := _pod([{"name": "data", "mountPath": "/a", "readOnly": "${var.read_only}"}])
	host_path_writable.deny == set() with input as open
	[array.slice(finding.at, count(finding.at) - 3, count(finding.at)) | some finding in host_path_writable.unknown] == [["volumeMounts", 0, "readOnly"]] with input as open
	host_path_writable.unknown == set() with input as _pod([{"name": "data", "mountPath": "/a", "readOnly": false}])
	host_path_writable.unknown == set() with input as _pod([{"name": "other", "mountPath": "/a", "readOnly": "${var.read_only}"}])
}
