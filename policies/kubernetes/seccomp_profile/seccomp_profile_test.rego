package kubernetes.seccomp_profile_test

import data.kubernetes.seccomp_profile
import data.lib.fix

_profile(type) := {"seccompProfile": {"type": type}}

_pod(security, container) := {
	"kind": "Pod",
	"metadata": {"name": "web"},
	"spec": {"securityContext": security, "containers": [{"name": "web", "securityContext": container}]},
}

test_finds_a_container_without_a_profile if {
	message := "container \"web\" has no seccomp profile"
	fix.bare(seccomp_profile.deny) == {{"message": message, "at": ["spec", "containers", 0]}} with input as _pod(null, null)
	at := ["spec", "containers", 0, "securityContext"]
	fix.bare(seccomp_profile.deny) == {{"message": message, "at": at}} with input as _pod({}, {"seccompProfile": {}})
}

test_finds_a_bad_profile_of_the_pod_once if {
	finding := {
		"message": "Pod \"web\" uses the seccomp profile Unconfined",
		"at": ["spec", "securityContext", "seccompProfile", "type"],
	}
	fix.bare(seccomp_profile.deny) == {finding} with input as _pod(_profile("Unconfined"), null)
	fix.bare(seccomp_profile.deny) == {finding} with input as _pod(_profile("Unconfined"), _profile("Localhost"))
}

test_finds_a_container_with_a_bad_profile if {
	fix.bare(seccomp_profile.deny) == {{
		"message": "container \"web\" uses the seccomp profile Unconfined",
		"at": ["spec", "containers", 0, "securityContext", "seccompProfile", "type"],
	}} with input as _pod(_profile("RuntimeDefault"), _profile("Unconfined"))
}

test_accepts_the_profile_of_the_pod if {
	seccomp_profile.deny == set() with input as _pod(_profile("RuntimeDefault"), null)
}

test_accepts_the_profile_of_the_container if {
	seccomp_profile.deny == set() with input as _pod(null, _profile("Localhost"))
}

test_accepts_windows_pods if {
	seccomp_profile.deny == set() with input as {
		"kind": "Pod",
		"spec": {"os": {"name": "windows"}, "containers": [{"name": "web"}]},
	}
}

test_denies_privileged_containers_as_any if count(seccomp_profile.deny) == 1 with input as _pod(null, {"privileged": true})

test_accepts_other_kinds if {
	seccomp_profile.deny == set() with input as {"kind": "ConfigMap", "data": {}}
}

test_does_not_know_profiles_that_are_filled_in_later if {
	seccomp_profile.deny == set() with input as _pod(_profile("${PROFILE}"), null)
	count(seccomp_profile.unknown) == 1 with input as _pod(_profile("${PROFILE}"), null)
	count(seccomp_profile.unknown) == 1 with input as _pod(_profile("${PROFILE:-Unconfined}"), null)
	seccomp_profile.unknown == set() with input as _pod(_profile("${PROFILE:-RuntimeDefault}"), null)
}
