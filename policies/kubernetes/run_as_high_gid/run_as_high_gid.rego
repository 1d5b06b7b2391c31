# METADATA
# title: Low group id
# description: >-
#   A container runs with a group id of 10000 or less, or neither it nor its pod says with which. Low ids belong to
#   groups of the node: a process that gets out of its container then reads and writes what is open to them, and without
#   a word the group is mostly root. Pods in a user namespace and Windows pods are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context
#   - ref: https://avd.aquasec.com/misconfig/ksv021
#     description: Trivy, runs with a low group id
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `securityContext.runAsGroup` at pod level to an id above 10000 that no group of the nodes has, and `fsGroup`
#     for the volumes. On OpenShift leave it out: the namespace hands out the id.
#   parameters:
#     above:
#       default: 10000
#       description: The highest group id that counts as low.
#   overlaps: [kubernetes.root_gid]
package kubernetes.run_as_high_gid

import data.lib.kubernetes

deny contains {"message": message, "at": at} if {
	some [_, holder] in _judged
	is_number(holder.group)
	holder.group <= data.karat.parameters.above
	message := sprintf("%s runs with the low group id %v", [holder.label, holder.group])
	at := array.concat(holder.path, ["securityContext", "runAsGroup"])
}

deny contains {"message": message, "at": entry.security_path} if {
	some [entry, holder] in _judged
	holder.group == null
	message := sprintf("%s does not say with which group it runs", [entry.label])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "runAsGroup"
	some [_, holder] in _judged
	setting.finding.at == array.concat(holder.path, ["securityContext", "runAsGroup"])
	not _is_high(setting.written)
}

_is_high(text) if {
	regex.match(`^[0-9]{1,10}$`, text)
	to_number(text) > data.karat.parameters.above
}

# Each container that is judged, with who decides about its group.
_judged := [[entry, _holder(entry)] |
	some entry in kubernetes.containers
	not entry.pod.windows
	not entry.pod.user_namespace
]

# Who decides: the container, else its pod.
_holder(entry) := {"label": entry.label, "path": entry.path, "group": entry.security.runAsGroup} if {
	object.get(entry.security, "runAsGroup", null) != null
} else := {
	"label": kubernetes.name,
	"path": entry.pod.path,
	"group": object.get(entry.pod.security, "runAsGroup", null),
}
