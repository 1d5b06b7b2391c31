# METADATA
# title: Network namespace of the node
# description: >-
#   The pod sets `hostNetwork: true`. It can reach services that listen on the node's loopback only, read the traffic of
#   other pods, and no network policy applies to it.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
#     description: Pod Security Standards, baseline
# custom:
#   severity: high
#   kinds: [kubernetes/workload, kubernetes/patch]
#   remediation: >-
#     Remove `hostNetwork` and publish the port through a Service. Where the pod only wanted a stable address, a headless
#     Service or a LoadBalancer gives it; where it wanted the node's address, read it from `status.hostIP`.
#   controls:
#     pss: [baseline]
#     cis_kubernetes_1_10: ["5.2.5"]
#     cis_eks_1_5: ["4.2.4"]
#     nsa_cisa_1_2: [pod-security]
package kubernetes.host_network

import data.lib.fix
import data.lib.kubernetes

deny contains {"message": message, "at": at, "fix": remedy} if {
	some pod in kubernetes.pods
	pod.spec.hostNetwork == true
	message := sprintf("%s shares the network namespace of the node", [kubernetes.name])
	at := array.concat(pod.path, ["hostNetwork"])
	remedy := fix.unsafe("Remove hostNetwork", [fix.remove(at)])
}

unknown contains setting.finding if {
	some setting in kubernetes.open_settings
	setting.name == "hostNetwork"
	setting.written != "false"
}
