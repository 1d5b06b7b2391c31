# METADATA
# title: Weak TLS ciphers of a kubelet
# description: >-
#   A kubelet is told to offer cipher suites without forward secrecy or with RC4, 3DES or a broken CBC mode, or ones
#   that do not exist. Recorded traffic, what is typed into `kubectl exec` included, can be read later by whoever gets
#   the kubelet's key. Without the setting Go's own choice holds, which has none of them. The two RSA suites with GCM,
#   which the CIS benchmark still lets a kubelet offer, are left out.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
#     description: kubelet reference
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: Kubelet configuration
# custom:
#   severity: low
#   kinds: [kubernetes/workload, kubernetes/KubeletConfiguration]
#   remediation: >-
#     Remove `--tls-cipher-suites` or `tlsCipherSuites`, or keep the ECDHE suites with AES-GCM and ChaCha20 only.
package kubernetes.kubelet_cryptographic_ciphers

import data.lib.control_plane
import data.lib.kubelets

deny contains {"message": message, "at": setting.at} if {
	some setting in kubelets.said("tls-cipher-suites", ["tlsCipherSuites"])
	weak := kubelets.items(setting) - (control_plane.strong_ciphers | _tolerated)
	count(weak) > 0
	message := sprintf("%s offers weak ciphers: %s", [setting.label, concat(", ", weak)])
}

_tolerated := {"TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_256_GCM_SHA384"}
