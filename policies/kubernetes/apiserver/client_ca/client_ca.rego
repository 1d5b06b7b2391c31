# METADATA
# title: API server without a client CA
# description: >-
#   kube-apiserver has no `--client-ca-file`, so it accepts no client certificates. Kubelets and the other servers of the
#   control plane then log in with static tokens or not at all.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/setup/best-practices/certificates/
#     description: PKI certificates and requirements
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--client-ca-file` to the CA that signs the certificates of kubelets and administrators, and to nothing wider:
#     every certificate of that CA is a login.
#   controls:
#     cis_kubernetes_1_10: ["1.2.25"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.apiserver.client_ca

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.apiservers
	flags := control_plane.absent(server, {"client-ca-file"})
	message := sprintf("%s runs without %s", [server.label, flags])
}
