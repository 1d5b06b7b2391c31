package kubernetes.proc_mount_test

import data.kubernetes.proc_mount
import data.lib.fix

_pod(users, mount) := {
	"kind": "Pod",
	"spec": {"hostUsers": users, "containers": [{"name": "build", "securityContext": {"procMount": mount}}]},
}

_finding := {
	"message": "container \"build\" mounts /proc as Unmasked",
	"at": ["spec", "containers", 0, "securityContext", "procMount"],
}

test_finds_unmasked_proc if {
	fix.bare(proc_mount.deny) == {_finding} with input as _pod(true, "Unmasked")
	fix.bare(proc_mount.deny) == {_finding} with input as _pod(null, "Unmasked")
}

test_accepts_unmasked_proc_in_a_user_namespace if {
	proc_mount.deny == set() with input as _pod(false, "Unmasked")
}

test_accepts_the_default if {
	proc_mount.deny == set() with input as _pod(true, "Default")
	proc_mount.deny == set() with input as _pod(true, null)
	proc_mount.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "build"}]}}
}

test_accepts_other_kinds if {
	proc_mount.deny == set() with input as {"kind": "PodSecurityPolicy", "spec": {"allowedProcMountTypes": ["Unmasked"]}}
}

test_does_not_know_what_is_filled_in_later if {
	proc_mount.deny == set() with input as _pod(true, "${MOUNT}")
	count(proc_mount.unknown) == 1 with input as _pod(true, "${MOUNT}")
	proc_mount.unknown == set() with input as _pod(true, "${MOUNT:-Default}")
	proc_mount.unknown == set() with input as _pod(false, "${MOUNT}")
}
