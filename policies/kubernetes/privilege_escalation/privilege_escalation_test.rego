package kubernetes.privilege_escalation_test

import data.kubernetes.privilege_escalation
import data.lib.fix

_pod(container) := {"kind": "Pod", "spec": {"containers": [container]}}

test_finds_escalation_that_is_allowed if {
	fix.bare(privilege_escalation.deny) == {{
		"message": "container \"web\" may gain privileges",
		"at": ["spec", "containers", 0, "securityContext", "allowPrivilegeEscalation"],
	}} with input as _pod({"name": "web", "securityContext": {"allowPrivilegeEscalation": true}})
}

test_finds_a_container_without_a_word_about_it if {
	message := "container \"web\" does not set allowPrivilegeEscalation to false"
	fix.bare(privilege_escalation.deny) == {{"message": message, "at": ["spec", "containers", 0]}} with input as _pod({"name": "web"})
	at := ["spec", "containers", 0, "securityContext"]
	fix.bare(privilege_escalation.deny) == {{"message": message, "at": at}} with input as _pod({
		"name": "web",
		"securityContext": {"runAsUser": 1000},
	})
}

test_says_what_stands_in_the_way if {
	fix.bare(privilege_escalation.deny) == {{
		"message": "container \"web\" does not set allowPrivilegeEscalation to false (false is refused while it runs privileged)",
		"at": ["spec", "containers", 0, "securityContext"],
	}} with input as _pod({"name": "web", "securityContext": {"privileged": true}})
	fix.bare(privilege_escalation.deny) == {{
		"message": "container \"web\" may gain privileges (false is refused while it adds CAP_SYS_ADMIN)",
		"at": ["spec", "containers", 0, "securityContext", "allowPrivilegeEscalation"],
	}} with input as _pod({"name": "web", "securityContext": {
		"allowPrivilegeEscalation": true,
		"capabilities": {"add": ["CAP_SYS_ADMIN"]},
	}})
}

test_accepts_escalation_that_is_shut if {
	privilege_escalation.deny == set() with input as _pod({"securityContext": {"allowPrivilegeEscalation": false}})
}

test_accepts_windows_pods if {
	privilege_escalation.deny == set() with input as {
		"kind": "Pod",
		"spec": {"os": {"name": "windows"}, "containers": [{"name": "web"}]},
	}
}

test_accepts_other_kinds if {
	privilege_escalation.deny == set() with input as {"kind": "ConfigMap", "data": {}}
}

test_does_not_know_what_is_filled_in_later if {
	privilege_escalation.deny == set() with input as _open("${ALLOWED}")
	count(privilege_escalation.unknown) == 1 with input as _open("${ALLOWED}")
	privilege_escalation.unknown == set() with input as _open("${ALLOWED:-false}")
}

_open(written) := _pod({"name": "web", "securityContext": {"allowPrivilegeEscalation": written}})
