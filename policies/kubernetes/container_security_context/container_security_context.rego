# METADATA
# title: Container without a security context
# description: >-
#   A container says nothing in `securityContext`, so that it has what the runtime gives: the user of its image, mostly
#   root, a dozen capabilities, setuid programs and a file system that it may write. Some settings exist in containers
#   alone, whatever their pod says.
# related_resources:
#   - ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#     description: Configure a security context
#   - ref: https://www.checkov.io/5.Policy%20Index/kubernetes.html
#     description: Checkov, Kubernetes policies
# custom:
#   severity: low
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Say at pod level that it runs as an ordinary user under the runtime's seccomp profile (`runAsNonRoot: true`,
#     `seccompProfile`), and in each container `allowPrivilegeEscalation: false`, `readOnlyRootFilesystem: true` and
#     `capabilities: {drop: [ALL]}`.
#   controls:
#     cis_kubernetes_1_10: ["5.7.3"]
#   overlaps: [kubernetes.run_as_non_root, kubernetes.privilege_escalation]
package kubernetes.container_security_context

import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": entry.path} if {
	some entry in kubernetes.containers
	not _says_something(object.get(entry.container, "securityContext", null))
	message := sprintf("%s has no security context", [entry.label])
}

# What is filled in later as a whole is there.
_says_something(security) if {
	is_object(security)
	count(security) > 0
}

_says_something(security) if placeholders.whole(security)
