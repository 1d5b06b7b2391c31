# METADATA
# title: Container without a seccomp profile
# description: >-
#   The profile that is in force for a container, its own or else its pod's, is not `RuntimeDefault` or `Localhost`. Unless the
#   kubelet was told otherwise the container then runs with every system call open. Windows pods are left out, and the
#   annotations of before Kubernetes 1.27 no longer count: nothing reads them.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
#     description: Pod Security Standards, restricted
#   - ref: https://kubernetes.io/docs/tutorials/security/seccomp/
#     description: Restrict a container's system calls
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `securityContext.seccompProfile.type: RuntimeDefault` once at pod level; all containers inherit it. It is the
#     profile that Docker has used for years, so ordinary programs do not notice.
#   controls:
#     pss: [restricted]
package kubernetes.seccomp_profile

import data.lib.kubernetes

deny contains {"message": message, "at": at} if {
	some entry in kubernetes.containers
	not entry.pod.windows
	own := object.get(entry.security, ["seccompProfile", "type"], null)
	not own in {"RuntimeDefault", "Localhost", null}
	message := sprintf("%s uses the seccomp profile %v", [entry.label, own])
	at := array.concat(entry.path, ["securityContext", "seccompProfile", "type"])
}

deny contains {"message": message, "at": entry.security_path} if {
	some entry in kubernetes.containers
	not entry.pod.windows
	object.get(entry.security, ["seccompProfile", "type"], null) == null
	inherited := object.get(entry.pod.security, ["seccompProfile", "type"], null)
	not inherited in {"RuntimeDefault", "Localhost"}
	message := sprintf("%s has no seccomp profile", [entry.label])
}
