package kubernetes.selinux_test

import data.kubernetes.selinux
import data.lib.fix

_pod(security, container) := {
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"securityContext": security, "containers": [{"name": "web", "securityContext": container}]},
}

test_finds_types_users_and_roles if {
	options := {"type": "container_t", "user": "system_u", "role": "system_r"}
	fix.bare(selinux.deny) == {
		{
			"message": "Pod \"web\" sets the SELinux type spc_t",
			"at": ["spec", "securityContext", "seLinuxOptions", "type"],
		},
		{
			"message": "container \"web\" sets the SELinux user system_u",
			"at": ["spec", "containers", 0, "securityContext", "seLinuxOptions", "user"],
		},
		{
			"message": "container \"web\" sets the SELinux role system_r",
			"at": ["spec", "containers", 0, "securityContext", "seLinuxOptions", "role"],
		},
	} with input as _pod({"seLinuxOptions": {"type": "spc_t"}}, {"seLinuxOptions": options})
}

test_accepts_types_for_containers_and_levels if {
	every type in ["container_t", "container_init_t", "container_kvm_t", "container_engine_t", "", null] {
		selinux.deny == set() with input as _pod(null, {"seLinuxOptions": {"type": type, "level": "s0:c1,c2"}})
	}
}

test_accepts_pods_without_a_word_about_it if {
	selinux.deny == set() with input as _pod(null, null)
	selinux.deny == set() with input as _pod({"seLinuxOptions": null}, {"seLinuxOptions": {}})
	selinux.deny == set() with input as _pod({"seLinuxOptions": {"user": "", "role": ""}}, null)
}

test_accepts_other_kinds if {
	selinux.deny == set() with input as {
		"kind": "PodSecurityPolicy",
		"spec": {"seLinux": {"rule": "MustRunAs", "seLinuxOptions": {"type": "spc_t"}}},
	}
}

test_does_not_know_what_is_filled_in_later if {
	selinux.deny == set() with input as _pod(_typed("${TYPE}"), null)
	count(selinux.unknown) == 1 with input as _pod(_typed("${TYPE}"), null)
	selinux.unknown == set() with input as _pod(_typed("${TYPE:-container_t}"), null)
}

_typed(type) := {"seLinuxOptions": {"type": type}}
