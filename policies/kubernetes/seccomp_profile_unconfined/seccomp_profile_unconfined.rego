# METADATA
# title: Container that runs without a seccomp profile
# description: >-
#   A container runs with every system call of the kernel: it says `Unconfined`, or it and its pod say nothing and the
#   kubelet was not told otherwise. What counts is what holds for the container in the end, its own word before the
#   pod's. The annotations of before Kubernetes 1.27 no longer count. Windows pods are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/tutorials/security/seccomp/
#     description: Restrict a container's system calls
#   - ref: https://avd.aquasec.com/misconfig/ksv104
#     description: Trivy, seccomp policies disabled
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `securityContext.seccompProfile.type: RuntimeDefault` once at pod level and take `Unconfined` out of the
#     containers.
#   controls:
#     pss: [restricted]
#     cis_kubernetes_1_10: ["5.7.2"]
#     nsa_cisa_1_2: [pod-security]
#   overlaps: [kubernetes.seccomp_unconfined]
package kubernetes.seccomp_profile_unconfined

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

deny contains {"message": message, "at": entry.security_path, "fix": remedy} if {
	some entry in kubernetes.containers
	not entry.pod.windows
	type := _type(entry)
	type in {"", "Unconfined", null}
	message := sprintf("%s runs with every system call open", [entry.label])
	path := array.concat(entry.path, ["securityContext", "seccompProfile", "type"])
	remedy := fix.unsafe("Use the seccomp profile RuntimeDefault", [fix.set(path, "RuntimeDefault")])
}

unknown contains finding if {
	some entry in kubernetes.containers
	not entry.pod.windows
	placeholder := placeholders.whole(_type(entry))
	not placeholders.filled(_type(entry)) in {"Localhost", "RuntimeDefault"}
	finding := placeholders.finding(sprintf("the seccomp profile of %s", [entry.label]), placeholder, entry.security_path)
}

# What holds for a container.
_type(entry) := type if {
	type := object.get(entry.security, ["seccompProfile", "type"], null)
	type != null
} else := object.get(entry.pod.security, ["seccompProfile", "type"], null)
