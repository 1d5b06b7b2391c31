# METADATA
# title: API server without its own certificate
# description: >-
#   kube-apiserver runs without certificate and key of its own and signs itself one at the start. Clients cannot verify that,
#   so they switch verification off, and somebody on the path reads their tokens.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/setup/best-practices/certificates/
#     description: PKI certificates and requirements
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--tls-cert-file` and `--tls-private-key-file` to a certificate of the cluster's CA with all names and addresses
#     that clients use, the service IP among them. One of the two without the other stops the server.
#   controls:
#     cis_kubernetes_1_10: ["1.2.24"]
#     nsa_cisa_1_2: [network-separation]
package kubernetes.apiserver.tls_cert

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.apiservers
	flags := control_plane.absent(server, {"tls-cert-file", "tls-private-key-file"})
	message := sprintf("%s runs without %s", [server.label, flags])
}
