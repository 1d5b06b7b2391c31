# METADATA
# title: etcd members with self-signed certificates
# description: >-
#   etcd makes itself a certificate for its peers. Members then encrypt and verify nothing, so whoever takes an address in
#   the network can be one.
# related_resources:
#   - ref: https://etcd.io/docs/v3.5/op-guide/security/
#     description: etcd, transport security model
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/#securing-etcd-clusters
#     description: Operating etcd clusters, securing
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Remove `--peer-auto-tls` and set `--peer-cert-file`, `--peer-key-file` and `--peer-trusted-ca-file`.
#   controls:
#     cis_kubernetes_1_10: ["2.6"]
#     nsa_cisa_1_2: [network-separation]
package kubernetes.etcd.peer_auto_tls

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "peer-auto-tls")} if {
	some server in control_plane.etcds
	control_plane.is_on(server, "peer-auto-tls", false)
	message := sprintf("%s signs its own certificate for members", [server.label])
}
