# METADATA
# title: Port of the kubelet without login
# description: >-
#   A kubelet opens its read-only port. Whoever reaches the node sees, without login, all of its pods with their names,
#   images, arguments and environment, and what each of them uses. The port is off unless it is said.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
#     description: kubelet reference
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: Kubelet configuration
# custom:
#   severity: medium
#   kinds: [kubernetes/workload, kubernetes/KubeletConfiguration]
#   remediation: >-
#     Remove `--read-only-port` or `readOnlyPort`, or set it to 0. What scrapes metrics asks port 10250 with a token.
#   controls:
#     cis_kubernetes_1_10: ["4.2.4"]
package kubernetes.kubelet_read_only_port

import data.lib.kubelets

deny contains {"message": message, "at": setting.at} if {
	some setting in kubelets.said("read-only-port", ["readOnlyPort"])
	regex.match(`^[0-9]+$`, setting.value)
	to_number(setting.value) > 0
	message := sprintf("%s opens port %s without login", [setting.label, setting.value])
}
