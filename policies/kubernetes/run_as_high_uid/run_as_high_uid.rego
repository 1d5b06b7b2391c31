# METADATA
# title: Low user id
# description: >-
#   A container runs as a user id of 10000 or less, or neither it nor its pod says as which. Low ids belong to accounts of the
#   node: a process that gets out of its container is then somebody there, with files and processes of its own. Pods in
#   a user namespace and Windows pods are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context
#   - ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
#     description: User namespaces
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `securityContext.runAsUser` at pod level to an id above 10000 that no account of the nodes has, and `fsGroup` for the
#     volumes. Build the image so that any id can run it: no owner checks, folders it writes to belong to group 0 or are
#     mounted. On OpenShift leave it out: the namespace hands out the id.
#   parameters:
#     above:
#       default: 10000
#       description: The highest user id that counts as low.
package kubernetes.run_as_high_uid

import data.lib.kubernetes

deny contains {"message": message, "at": at} if {
	some [_, holder] in _judged
	is_number(holder.user)
	holder.user <= data.karat.parameters.above
	message := sprintf("%s runs as the low user id %v", [holder.label, holder.user])
	at := array.concat(holder.path, ["securityContext", "runAsUser"])
}

deny contains {"message": message, "at": entry.security_path} if {
	some [entry, holder] in _judged
	holder.user == null
	message := sprintf("%s does not say as which user it runs", [entry.label])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "runAsUser"
	some [_, holder] in _judged
	setting.finding.at == array.concat(holder.path, ["securityContext", "runAsUser"])
	not _is_high(setting.written)
}

_is_high(text) if {
	regex.match(`^[0-9]{1,10}$`, text)
	to_number(text) > data.karat.parameters.above
}

# Each container that is judged, with who decides about its user.
_judged := [[entry, _holder(entry)] |
	some entry in kubernetes.containers
	not entry.pod.windows
	not entry.pod.user_namespace
]

# Who decides: the container, else its pod.
_holder(entry) := {"label": entry.label, "path": entry.path, "user": entry.security.runAsUser} if {
	object.get(entry.security, "runAsUser", null) != null
} else := {
	"label": kubernetes.name,
	"path": entry.pod.path,
	"user": object.get(entry.pod.security, "runAsUser", null),
}
