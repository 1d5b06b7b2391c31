# METADATA
# title: Kubelet that leaves iptables alone
# description: >-
#   A kubelet is told not to make its chains of iptables. Those hold what kube-proxy and network plugins count on, the
#   rule that drops packets to the node's own loopback addresses from outside among them (CVE-2020-8558), and who made
#   them by hand rarely keeps up.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
#     description: kubelet reference
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: Kubelet configuration
# custom:
#   severity: low
#   kinds: [kubernetes/workload, kubernetes/KubeletConfiguration]
#   remediation: >-
#     Remove `--make-iptables-util-chains=false` or `makeIPTablesUtilChains: false`; true is the default.
package kubernetes.kubelet_make_iptables_util_chains

import data.lib.kubelets

deny contains {"message": message, "at": setting.at} if {
	some setting in kubelets.said("make-iptables-util-chains", ["makeIPTablesUtilChains"])
	setting.value in {"0", "F", "FALSE", "False", "f", "false"}
	message := sprintf("%s does not make its chains of iptables", [setting.label])
}
