package kubernetes.sensitive_host_mount_test

import data.kubernetes.sensitive_host_mount

_pod(path) := {"kind": "Pod", "spec": {"containers": [], "volumes": [{"name": "host", "hostPath": {"path": path}}]}}

_finding(path) := {
	"message": sprintf("volume \"host\" mounts %s of the node", [path]),
	"at": ["spec", "volumes", 0, "hostPath", "path"],
}

test_finds_folders_of_the_node if {
	paths := [
		"/", "/boot", "/dev", "/etc", "/etc/", "//etc/.", "/lib", "/proc", "/sys", "/usr", "/var", "/run", "/var/run", "/home",
		"/var/lib/kubelet",
	]
	every path in paths {
		sensitive_host_mount.deny == {_finding(path)} with input as _pod(path)
	}
}

test_finds_persistent_volumes if {
	every source in ["hostPath", "local"] {
		sensitive_host_mount.deny == {{
			"message": "PersistentVolume \"disk\" mounts /etc of the node",
			"at": ["spec", source, "path"],
		}} with input as {"kind": "PersistentVolume", "metadata": {"name": "disk"}, "spec": {source: {"path": "/etc"}}}
	}
	sensitive_host_mount.deny == set() with input as {
		"kind": "PersistentVolume",
		"metadata": {"name": "disk"},
		"spec": {"hostPath": {"path": "/mnt/data"}},
	}
}

test_finds_what_stands_below if {
	paths := [
		"/etc/kubernetes/pki",
		"/etc/kubernetes",
		"/etc/shadow",
		"/root/.ssh",
		"/var/lib/kubelet/pods",
		"/var/lib/etcd",
		"/var/lib/docker/containers",
		"/proc/sys/kernel",
	]
	every path in paths {
		sensitive_host_mount.deny == {_finding(path)} with input as _pod(path)
	}
}

test_finds_folders_of_windows if {
	every path in [`C:\`, `c:\Windows`, `C:\Windows\System32\config`] {
		sensitive_host_mount.deny == {_finding(path)} with input as _pod(path)
	}
}

test_accepts_harmless_paths if {
	paths := [
		"/data",
		"/etcd-backup",
		"/etc/localtime",
		"/lib/modules",
		"/sys/fs/cgroup",
		"/dev/fuse",
		"/var/log",
		"/var/lib/kubelet/device-plugins",
		"/rootfs",
		`C:\ProgramData\shop`,
	]
	every path in paths {
		sensitive_host_mount.deny == set() with input as _pod(path)
	}
}

test_accepts_pods_without_paths_of_the_node if {
	sensitive_host_mount.deny == set() with input as _pod(null)
	sensitive_host_mount.deny == set() with input as {"kind": "Pod", "spec": {"volumes": [{"name": "etc", "configMap": {}}]}}
	sensitive_host_mount.deny == set() with input as {"kind": "Pod", "spec": {"containers": []}}
}

test_accepts_other_kinds if {
	sensitive_host_mount.deny == set() with input as {"kind": "ConfigMap", "data": {"path": "/etc"}}
}

test_does_not_know_a_path_that_is_filled_in_later if {
	sensitive_host_mount.unknown == {{
		"message": "volume \"data\" comes from ${DATA}, which is filled in later",
		"at": ["spec", "volumes", 0, "hostPath", "path"],
	}} with input as {"kind": "Pod", "spec": {"containers": [], "volumes": [{"name": "data", "hostPath": {"path": "${DATA}"}}]}}
	every path in ["/data", "${DATA:-/data}", "/data/${NAME}", null] {
		sensitive_host_mount.unknown == set() with input as {"kind": "Pod", "spec": {"containers": [], "volumes": [{"name": "data", "hostPath": {"path": path}}]}}
	}
}
