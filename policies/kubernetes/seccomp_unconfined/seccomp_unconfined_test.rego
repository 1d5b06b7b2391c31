package kubernetes.seccomp_unconfined_test

import data.kubernetes.seccomp_unconfined
import data.lib.fix

_unconfined := {"seccompProfile": {"type": "Unconfined"}}

test_finds_a_pod_without_seccomp if {
	fix.bare(seccomp_unconfined.deny) == {{
		"message": "Pod \"web\" switches seccomp off",
		"at": ["spec", "securityContext", "seccompProfile", "type"],
	}} with input as {
		"kind": "Pod",
		"metadata": {"name": "web"},
		"spec": {"securityContext": _unconfined, "containers": [{"name": "web"}]},
	}
}

test_finds_a_container_without_seccomp if {
	fix.bare(seccomp_unconfined.deny) == {{
		"message": "container \"web\" switches seccomp off",
		"at": ["spec", "containers", 0, "securityContext", "seccompProfile", "type"],
	}} with input as {"kind": "Pod", "spec": {"containers": [{"name": "web", "securityContext": _unconfined}]}}
}

test_accepts_the_profile_of_the_runtime if {
	seccomp_unconfined.deny == set() with input as {
		"kind": "Pod",
		"spec": {"securityContext": {"seccompProfile": {"type": "RuntimeDefault"}}, "containers": [{"name": "web"}]},
	}
}

test_accepts_pods_without_a_word_about_it if {
	seccomp_unconfined.deny == set() with input as {"kind": "Pod", "spec": {"containers": [{"name": "web"}]}}
}

test_accepts_other_kinds if {
	seccomp_unconfined.deny == set() with input as {"kind": "ConfigMap", "data": {}}
}

test_does_not_know_what_is_filled_in_later if {
	seccomp_unconfined.unknown == {{
		"message": "seccompProfile.type of Pod comes from ${LATER}, which is filled in later",
		"at": ["spec", "securityContext", "seccompProfile", "type"],
	}} with input as {"kind": "Pod", "spec": {"securityContext": {"seccompProfile": {"type": "${LATER}"}}, "containers": []}}
	every value in ["Unconfined", "RuntimeDefault", "${TYPE:=RuntimeDefault}"] {
		seccomp_unconfined.unknown == set() with input as {"kind": "Pod", "spec": {"securityContext": {"seccompProfile": {"type": value}}, "containers": []}}
	}
}
