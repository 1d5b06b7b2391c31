# METADATA
# title: etcd trusts the CA of all clients
# description: >-
#   kube-apiserver verifies etcd by the same CA as its own clients (`--etcd-cafile` is `--client-ca-file`). etcd then is
#   in the same circle of trust: a certificate that any user or node of the cluster has opens it, past all
#   authorization, with every Secret in it.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/setup/best-practices/certificates/#single-root-ca
#     description: PKI certificates and requirements
#   - ref: https://kubescape.io/docs/controls/c-0159/
#     description: Kubescape, unique CA for etcd
# custom:
#   severity: high
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Give etcd a CA of its own that signs nothing else, sign the certificate for `--etcd-certfile` by it, and name it
#     in `--etcd-cafile` and in `--trusted-ca-file` of etcd.
#   controls:
#     cis_kubernetes_1_10: ["2.7"]
package kubernetes.etcd_unique_ca

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "etcd-cafile")} if {
	some server in control_plane.apiservers
	file := server.flags["etcd-cafile"].value
	file == server.flags["client-ca-file"].value
	file != ""
	not contains(file, "$")
	message := sprintf("%s verifies etcd by the CA of its clients, %s", [server.label, file])
}
