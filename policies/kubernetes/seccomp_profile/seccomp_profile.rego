# METADATA
# title: Container without a seccomp profile
# description: >-
#   Neither a container nor its pod names a seccomp profile, or one of them names another than `RuntimeDefault` or `Localhost`.
#   Unless the kubelet was told otherwise the container then runs with every system call open. Windows pods are left out,
#   and the annotations of before Kubernetes 1.27 no longer count: nothing reads them. Privileged containers are judged, too, though
#   they run without a profile whatever they say: the standard asks everybody to say it.
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
#     cis_kubernetes_1_10: ["5.7.2"]
#     cis_gke_1_6: ["4.6.2"]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.seccomp_profile

import data.lib.fix
import data.lib.kubernetes
import data.lib.placeholders

_confined := {"RuntimeDefault", "Localhost"}

deny contains {"message": message, "at": at, "fix": remedy} if {
	some context in kubernetes.security_contexts
	not context.pod.windows
	type := object.get(context.security, ["seccompProfile", "type"], null)
	type != null
	not type in _confined
	not placeholders.whole(type)
	message := sprintf("%s uses the seccomp profile %v", [context.label, type])
	at := array.concat(context.path, ["seccompProfile", "type"])
	remedy := fix.unsafe("Use the seccomp profile RuntimeDefault", [fix.set(at, "RuntimeDefault")])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "seccompProfile.type"
	not setting.written in _confined
	not setting.pod.windows
}

deny contains {"message": message, "at": entry.security_path, "fix": remedy} if {
	some entry in kubernetes.containers
	not entry.pod.windows
	object.get(entry.security, ["seccompProfile", "type"], null) == null
	object.get(entry.pod.security, ["seccompProfile", "type"], null) == null
	message := sprintf("%s has no seccomp profile", [entry.label])
	remedy := fix.unsafe("Use the seccomp profile RuntimeDefault", [fix.set(array.concat(entry.path, ["securityContext", "seccompProfile", "type"]), "RuntimeDefault")])
}
