package kubernetes.proc_mount_restricted_test

import data.kubernetes.proc_mount_restricted
import data.lib.fix

_pod(users, mount) := {
	"kind": "Pod",
	"spec": {"hostUsers": users, "initContainers": [{"name": "build", "securityContext": {"procMount": mount}}]},
}

test_finds_unmasked_proc_in_a_user_namespace if {
	fix.bare(proc_mount_restricted.deny) == {{
		"message": "init container \"build\" mounts /proc as Unmasked",
		"at": ["spec", "initContainers", 0, "securityContext", "procMount"],
	}} with input as _pod(false, "Unmasked")
}

test_leaves_pods_without_one_to_the_baseline if {
	proc_mount_restricted.deny == set() with input as _pod(true, "Unmasked")
	proc_mount_restricted.deny == set() with input as _pod(null, "Unmasked")
}

test_accepts_the_default if {
	proc_mount_restricted.deny == set() with input as _pod(false, "Default")
	proc_mount_restricted.deny == set() with input as _pod(false, null)
	proc_mount_restricted.deny == set() with input as {"kind": "Pod", "spec": {"hostUsers": false, "containers": [{}]}}
}

test_accepts_other_kinds if {
	proc_mount_restricted.deny == set() with input as {"kind": "ConfigMap", "data": {}}
}

test_does_not_know_a_mount_that_is_filled_in_later if {
	proc_mount_restricted.deny == set() with input as _mounting("${var.mount}")
	count(proc_mount_restricted.unknown) == 1 with input as _mounting("${var.mount}")
	proc_mount_restricted.unknown == set() with input as _mounting("Default")
	count(proc_mount_restricted.deny) == 1 with input as _mounting("Unmasked")
}

_mounting(mount) := {
	"kind": "Pod",
	"spec": {"hostUsers": false, "containers": [{"name": "web", "securityContext": {"procMount": mount}}]},
}
