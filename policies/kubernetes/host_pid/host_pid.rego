# METADATA
# title: Process namespace of the node
# description: >-
#   The pod sets `hostPID: true`. Its processes see those of the node, can read their environment and memory where they
#   run as the same user, and can signal them; together with ptrace it is a way out of the container.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline
# custom:
#   severity: high
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Remove `hostPID`. To look into the other containers of the same pod, `shareProcessNamespace: true` is enough; to debug
#     a node, use `kubectl debug node/…` for the moment instead of a workload that stays.
#   controls:
#     pss: [baseline]
#     cis_kubernetes_1_10: ["5.2.3"]
#     cis_eks_1_5: ["4.2.2"]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.host_pid

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": at, "fix": remedy} if {
	some pod in kubernetes.pods
	pod.spec.hostPID == true
	message := sprintf("%s shares the process namespace of the node", [kubernetes.name])
	at := array.concat(pod.path, ["hostPID"])
	remedy := fix.unsafe("Remove hostPID", [fix.remove(at)])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "hostPID"
	setting.written != "false"
}
