package kubernetes.linux_hardening_test

import data.kubernetes.linux_hardening
import data.lib.fix

_pod(pod, container) := {"kind": "Pod", "spec": object.union(pod, {"containers": [object.union({"name": "web"}, container)]})}

_security(security) := {"securityContext": security}

_message := "container \"web\" has no seccomp, SELinux or AppArmor settings and drops no capability"

test_finds_containers_that_nothing_confines if {
	fix.bare(linux_hardening.deny) == {{"message": _message, "at": ["spec", "containers", 0]}} with input as _pod({}, {})
	every security in [
		{"readOnlyRootFilesystem": true},
		{"seccompProfile": {"type": "Unconfined"}},
		{"seccompProfile": {}},
		{"seLinuxOptions": {}},
		{"seLinuxOptions": {"level": ""}},
		{"appArmorProfile": {"type": "Unconfined"}},
		{"capabilities": {"drop": ["ALL"], "add": ["all"]}},
		{"capabilities": {"drop": [], "add": ["CHOWN"]}},
	] {
		fix.bare(linux_hardening.deny) == {{
			"message": _message,
			"at": ["spec", "containers", 0, "securityContext"],
		}} with input as _pod({}, _security(security))
	}
}

test_finds_containers_that_overrule_their_pod if {
	pod := _security({"seccompProfile": {"type": "RuntimeDefault"}})
	linux_hardening.deny == set() with input as _pod(pod, {})
	count(linux_hardening.deny) == 1 with input as _pod(pod, _security({"seccompProfile": {"type": "Unconfined"}}))
}

test_accepts_one_of_the_four if {
	every security in [
		{"seccompProfile": {"type": "Localhost", "localhostProfile": "web.json"}},
		{"seLinuxOptions": {"level": "s0:c123,c456"}},
		{"appArmorProfile": {"type": "RuntimeDefault"}},
		{"capabilities": {"drop": ["NET_RAW"]}},
	] {
		linux_hardening.deny == set() with input as _pod({}, _security(security))
	}
	linux_hardening.deny == set() with input as _pod(_security({"seLinuxOptions": {"level": "s0"}}), {})
	linux_hardening.deny == set() with input as _pod({"os": {"name": "windows"}}, {})
}

_annotated(profile) := object.union(
	_pod({}, {}),
	{"metadata": {"annotations": {"container.apparmor.security.beta.kubernetes.io/web": profile}}},
)

test_reads_the_annotations_of_apparmor if {
	linux_hardening.deny == set() with input as _annotated("runtime/default")
	every profile in ["unconfined", "", null, 1] {
		count(linux_hardening.deny) == 1 with input as _annotated(profile)
	}
}

test_does_not_know_what_is_filled_in_later if {
	every container in [
		_security({"seccompProfile": {"type": "${PROFILE}"}}),
		_security({"capabilities": {"drop": "${DROPPED}"}}),
	] {
		count(linux_hardening.unknown) == 1 with input as _pod({}, container)
		linux_hardening.deny == set() with input as _pod({}, container)
	}
	linux_hardening.deny == set() with input as _pod({}, _security({"seccompProfile": {"type": "${PROFILE}"}}))
	pod := _security({"seccompProfile": {"type": "${PROFILE}"}})
	linux_hardening.deny == set() with input as _pod(pod, {})
	count(linux_hardening.unknown) == 1 with input as _pod(pod, {})
	linux_hardening.unknown == set() with input as _pod(pod, _security({"capabilities": {"drop": ["ALL"]}}))
}

test_accepts_odd_shapes_and_other_kinds if {
	every security in [null, "none", [], {"seccompProfile": "RuntimeDefault", "capabilities": "none", "seLinuxOptions": []}] {
		count(linux_hardening.deny) == 1 with input as _pod({}, _security(security))
	}
	linux_hardening.deny == set() with input as {"kind": "ConfigMap", "spec": {"containers": [{}]}}
}
