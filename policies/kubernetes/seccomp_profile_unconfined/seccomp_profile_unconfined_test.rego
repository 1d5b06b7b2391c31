package kubernetes.seccomp_profile_unconfined_test

import data.kubernetes.seccomp_profile_unconfined
import data.lib.fix

_pod(pod, container) := {"kind": "Pod", "spec": object.union(_context(pod), {"containers": [object.union({"name": "web"}, _context(container))]})}

_context(null) := {}

_context(type) := {"securityContext": {"seccompProfile": {"type": type}}} if type != null

_message := "container \"web\" runs with every system call open"

test_finds_what_holds_for_the_container if {
	fix.bare(seccomp_profile_unconfined.deny) == {{"message": _message, "at": ["spec", "containers", 0]}} with input as _pod(null, null)
	fix.bare(seccomp_profile_unconfined.deny) == {{"message": _message, "at": ["spec", "containers", 0]}} with input as _pod("Unconfined", null)
	every pod in [null, "RuntimeDefault"] {
		fix.bare(seccomp_profile_unconfined.deny) == {{
			"message": _message,
			"at": ["spec", "containers", 0, "securityContext"],
		}} with input as _pod(pod, "Unconfined")
	}
}

test_accepts_a_profile if {
	every case_ in [["RuntimeDefault", null], [null, "Localhost"], ["Unconfined", "RuntimeDefault"]] {
		seccomp_profile_unconfined.deny == set() with input as _pod(case_[0], case_[1])
	}
	windows := {"kind": "Pod", "spec": {"os": {"name": "windows"}, "containers": [{"name": "web"}]}}
	seccomp_profile_unconfined.deny == set() with input as windows
	seccomp_profile_unconfined.deny == set() with input as {"kind": "ConfigMap"}
}

test_does_not_know_what_is_filled_in_later if {
	seccomp_profile_unconfined.deny == set() with input as _pod("${PROFILE}", null)
	count(seccomp_profile_unconfined.unknown) == 1 with input as _pod("${PROFILE}", null)
	seccomp_profile_unconfined.unknown == set() with input as _pod("${PROFILE:-RuntimeDefault}", null)
}
