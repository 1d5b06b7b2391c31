# METADATA
# title: Seccomp switched off
# description: >-
#   A pod or container sets its seccomp profile to `Unconfined`. Every system call of the kernel is then open to it, also
#   the few hundred that no ordinary program uses and most container escapes need.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline
#   - ref: https://kubernetes.io/docs/tutorials/security/seccomp/
#     description: Restrict a container's system calls
# custom:
#   severity: high
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Set the type to `RuntimeDefault`. Where a program needs a call that the runtime's profile refuses, ship a profile of
#     your own and use `Localhost`.
#   controls:
#     pss: [baseline]
#     cis_kubernetes_1_10: ["5.7.2"]
#     cis_gke_1_6: ["4.6.2"]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.seccomp_unconfined

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": at, "fix": remedy} if {
	some context in kubernetes.security_contexts
	context.security.seccompProfile.type == "Unconfined"
	message := sprintf("%s switches seccomp off", [context.label])
	at := array.concat(context.path, ["seccompProfile", "type"])
	remedy := fix.unsafe("Use the seccomp profile RuntimeDefault", [fix.set(at, "RuntimeDefault")])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "seccompProfile.type"
	not setting.written in {"Localhost", "RuntimeDefault"}
}
