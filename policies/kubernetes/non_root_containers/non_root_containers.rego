# METADATA
# title: Container that may run as root or in its group
# description: >-
#   A container is not kept from running as root: neither it nor its pod says `runAsNonRoot: true` or a `runAsUser`
#   above 0, or neither says a `runAsGroup` above 0. The image then decides, and most images are built to start as root;
#   group 0 owns many of their files. The container's word goes before the pod's. Pods in a user namespace and Windows
#   pods are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context
#   - ref: https://kubescape.io/docs/controls/c-0013/
#     description: Kubescape, non-root containers
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `runAsNonRoot: true`, `runAsUser` and `runAsGroup` at pod level, with ids above 0 that own the files which the
#     process writes; `fsGroup` does it for volumes.
#   controls:
#     nsa_cisa_1_2: [pod-security]
#   overlaps: [kubernetes.run_as_non_root, kubernetes.run_as_user_zero]
package kubernetes.non_root_containers

import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": entry.security_path} if {
	some entry in _judged
	lacking := array.concat(
		["user" | not _user_is_safe(entry); not _is_open(entry, ["runAsNonRoot", "runAsUser"])],
		["group" | not _group_is_safe(entry); not _is_open(entry, ["runAsGroup"])],
	)
	count(lacking) > 0
	message := sprintf("%s may run with the %s root", [entry.label, concat(" and the ", lacking)])
}

unknown contains setting.finding if {
	some entry in _judged
	some setting in kubernetes.open_settings
	setting.pod.path == entry.pod.path
	_decides(setting, entry)
}

_decides(setting, entry) if {
	setting.name in {"runAsNonRoot", "runAsUser"}
	not _user_is_safe(entry)
	_says(entry, setting.name) == setting.name
}

_decides(setting, entry) if {
	setting.name == "runAsGroup"
	not _group_is_safe(entry)
	_says(entry, setting.name) == setting.name
}

# The name of a setting that is filled in later, for a container or its pod.
_says(entry, field) := field if placeholders.whole(_setting(entry, field))

_judged := [entry |
	some entry in kubernetes.containers
	not entry.pod.windows
	not entry.pod.user_namespace
]

_user_is_safe(entry) if _setting(entry, "runAsNonRoot") == true

_user_is_safe(entry) if _is_above_zero(_setting(entry, "runAsUser"))

_group_is_safe(entry) if _is_above_zero(_setting(entry, "runAsGroup"))

_is_open(entry, fields) if {
	some field in fields
	placeholders.whole(_setting(entry, field))
}

_is_above_zero(value) if {
	is_number(value)
	value > 0
}

# What the container says, else its pod.
_setting(entry, field) := value if {
	value := object.get(entry.security, field, null)
	value != null
} else := object.get(entry.pod.security, field, null)
