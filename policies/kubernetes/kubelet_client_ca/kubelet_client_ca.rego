# METADATA
# title: Kubelet that knows no certificates of clients
# description: >-
#   A kubelet runs without a CA for its clients (`--client-ca-file`), and without a file that may name one. The API
#   server then cannot prove to it who it is, so that requests come in as anonymous, or are let in by a token alone.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/
#     description: kubelet reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
#     description: Kubelet authentication and authorization
# custom:
#   severity: medium
#   kinds: [kubernetes/workload]
#   remediation: >-
#     Set `--client-ca-file` to the CA of the cluster, or `authentication.x509.clientCAFile` in the file of `--config`,
#     with `--anonymous-auth=false`.
#   controls:
#     cis_kubernetes_1_10: ["4.2.3"]
package kubernetes.kubelet_client_ca

import data.lib.kubelets

deny contains {"message": message, "at": kubelet.at} if {
	some kubelet in kubelets.kubelets
	not kubelet.open
	object.get(kubelet.flags, ["client-ca-file", "value"], "") == ""
	message := sprintf("%s runs a kubelet without --client-ca-file", [kubelet.label])
}
