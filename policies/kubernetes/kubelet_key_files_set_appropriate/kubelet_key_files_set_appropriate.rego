# METADATA
# title: Certificate of a kubelet without its key
# description: >-
#   A kubelet is told of a certificate without its private key, or of a key without a certificate. It then makes a
#   certificate of its own that nobody can verify, so that the API server cannot tell it from somebody who poses as it.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
#     description: kubelet reference
#   - ref: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/
#     description: Kubelet configuration
# custom:
#   severity: low
#   kinds: [kubernetes/workload, kubernetes/KubeletConfiguration]
#   remediation: >-
#     Set both `--tls-cert-file` and `--tls-private-key-file` (`tlsCertFile`, `tlsPrivateKeyFile`), or neither and
#     `serverTLSBootstrap: true` with an approver of `kubernetes.io/kubelet-serving` requests.
package kubernetes.kubelet_key_files_set_appropriate

import data.lib.kubelets

deny contains {"message": message, "at": setting.at} if {
	some [flag, field, other, other_field] in _pairs
	some setting in kubelets.said(flag, [field])
	setting.value != ""
	count([answer | some answer in kubelets.said(other, [other_field]); answer.value != ""]) == 0
	not _is_open
	message := sprintf("%s has a %s, and no %s", [setting.label, _words[flag], _words[other]])
}

_pairs := [
	["tls-cert-file", "tlsCertFile", "tls-private-key-file", "tlsPrivateKeyFile"],
	["tls-private-key-file", "tlsPrivateKeyFile", "tls-cert-file", "tlsCertFile"],
]

_words := {"tls-cert-file": "certificate", "tls-private-key-file": "private key"}

_is_open if {
	some kubelet in kubelets.kubelets
	kubelet.open
}
