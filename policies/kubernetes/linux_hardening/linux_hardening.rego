# METADATA
# title: Container without any confinement
# description: >-
#   A container has none of what Linux offers to hold it: no seccomp profile, no SELinux options, no AppArmor profile,
#   and it drops no capability. Every system call and every default capability is open to whoever takes it over. One of
#   the four is enough here, by the container or its pod; `Unconfined` is none, nor is a dropped list beside an added
#   `ALL`. The annotations of AppArmor count. Windows pods are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/
#     description: Linux kernel security constraints for pods and containers
#   - ref: https://polaris.docs.fairwinds.com/checks/security/
#     description: Polaris, Linux hardening
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `securityContext.seccompProfile.type: RuntimeDefault` at pod level and drop `ALL` capabilities in each
#     container; ordinary programs notice neither.
#   controls:
#     nsa_cisa_1_2: [pod-security]
#   overlaps: [kubernetes.seccomp_profile, kubernetes.capabilities_drop_all]
package kubernetes.linux_hardening

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": entry.security_path, "fix": remedy} if {
	some entry in _loose
	not _is_open(entry)
	message := sprintf("%s has no seccomp, SELinux or AppArmor settings and drops no capability", [entry.label])
	path := array.concat(entry.path, ["securityContext", "seccompProfile", "type"])
	remedy := fix.unsafe("Use the seccomp profile RuntimeDefault", [fix.set(path, "RuntimeDefault")])
}

unknown contains setting.finding if {
	some entry in _loose
	some setting in kubernetes.open_settings
	_is_about(setting, entry)
}

unknown contains finding if {
	some entry in _loose
	some dropping in kubernetes.capabilities
	dropping.container.path == entry.path
	some finding in dropping.open_dropped
}

# Containers that nothing is seen to confine.
_loose := [entry |
	some entry in kubernetes.containers
	not entry.pod.windows
	not _type(entry, "seccompProfile") in {"Localhost", "RuntimeDefault"}
	not _type(entry, "appArmorProfile") in {"Localhost", "RuntimeDefault"}
	not _is_annotated(entry)
	not _has_selinux(entry)
	not _drops(entry)
]

_is_open(entry) if {
	some setting in kubernetes.open_settings
	_is_about(setting, entry)
}

_is_open(entry) if {
	some dropping in kubernetes.capabilities
	dropping.container.path == entry.path
	count(dropping.open_dropped) > 0
}

# Settings of the container, or of its pod where the container says nothing of it.
_is_about(setting, entry) if {
	regex.match(`^(appArmorProfile|seLinuxOptions|seccompProfile)\.`, setting.name)
	setting.pod.path == entry.pod.path
	setting.container.path == entry.path
}

_is_about(setting, entry) if {
	regex.match(`^(appArmorProfile|seLinuxOptions|seccompProfile)\.`, setting.name)
	setting.pod.path == entry.pod.path
	not setting.container
	object.get(entry.security, split(setting.name, ".")[0], null) == null
}

# What the container says of a profile, else its pod.
_type(entry, field) := type if {
	type := object.get(entry.security, [field, "type"], null)
	type != null
} else := object.get(entry.pod.security, [field, "type"], null)

_is_annotated(entry) if {
	is_string(entry.container.name)
	key := sprintf("container.apparmor.security.beta.kubernetes.io/%s", [entry.container.name])
	profile := object.get(entry.pod.metadata, ["annotations", key], "")
	is_string(profile)
	not profile in {"", "unconfined"}
}

_has_selinux(entry) if {
	some security in [entry.security, entry.pod.security]
	some field in ["level", "role", "type", "user"]
	value := security.seLinuxOptions[field]
	is_string(value)
	value != ""
	not placeholders.whole(value)
}

_drops(entry) if {
	some dropping in kubernetes.capabilities
	dropping.container.path == entry.path
	count(dropping.dropped) > 0
	not "ALL" in {added.name | some added in dropping.added}
}
