# METADATA
# title: Pod without any security context
# description: >-
#   A pod says nothing in `securityContext`, and neither do all of its containers. What says nothing has what the
#   runtime gives: the user of its image, mostly root, a dozen capabilities, every system call and a file system that it
#   may write.
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
#   overlaps: [kubernetes.run_as_non_root, kubernetes.seccomp_profile]
package kubernetes.pod_security_context

import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": pod.path} if {
	some pod in kubernetes.pods
	not _says_something(object.get(pod.spec, "securityContext", null))
	bare := [entry.label |
		some entry in kubernetes.containers
		entry.pod.path == pod.path
		not _says_something(object.get(entry.container, "securityContext", null))
	]
	count(bare) > 0
	message := sprintf("%s has no security context, and nor has %s", [kubernetes.name, bare[0]])
}

# What is filled in later as a whole is there.
_says_something(security) if {
	is_object(security)
	count(security) > 0
}

_says_something(security) if placeholders.whole(security)
