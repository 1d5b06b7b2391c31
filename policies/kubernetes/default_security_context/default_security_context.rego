# METADATA
# title: Default security context
# description: >-
#   A pod, or a container, has no `securityContext`, or an empty one, and runs with the defaults. A pod without one
#   leaves the user, the group, the volumes' group and the seccomp profile open, whatever its containers say; a
#   container without one keeps its capabilities and setuid programs, whatever its pod says.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context
#   - ref: https://avd.aquasec.com/misconfig/ksv118
#     description: Trivy, default security context configured
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Say at pod level that it runs as an ordinary user under the runtime's seccomp profile (`runAsNonRoot: true`,
#     `seccompProfile`), and in each container `allowPrivilegeEscalation: false`, `readOnlyRootFilesystem: true` and
#     `capabilities: {drop: [ALL]}`.
#   overlaps: [kubernetes.run_as_non_root, kubernetes.privilege_escalation]
package kubernetes.default_security_context

import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": holder.path} if {
	some holder in _holders
	not _says_something(object.get(holder.value, "securityContext", null))
	message := sprintf("%s runs with the default security context", [holder.label])
}

_holders := array.concat(
	[{"value": pod.spec, "path": pod.path, "label": kubernetes.name} | some pod in kubernetes.pods],
	[{"value": entry.container, "path": entry.path, "label": entry.label} | some entry in kubernetes.containers],
)

# What is filled in later as a whole is there.
_says_something(security) if {
	is_object(security)
	count(security) > 0
}

_says_something(security) if placeholders.whole(security)
