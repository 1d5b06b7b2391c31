# METADATA
# title: etcd members are not authenticated
# description: >-
#   etcd asks its peers for no certificate, which is its default. Whoever reaches the peer port takes part in the replication
#   and gets the whole state of the cluster. A single member that listens for no others is left out.
# related_resources:
#   - ref: https://etcd.io/docs/v3.5/op-guide/security/
#     description: etcd, transport security model
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/#securing-etcd-clusters
#     description: Operating etcd clusters, securing
# custom:
#   severity: high
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--peer-client-cert-auth=true` and `--peer-trusted-ca-file` on every member, once all of them have peer
#     certificates.
#   controls:
#     cis_kubernetes_1_10: ["2.5"]
#     nsa_cisa_1_2: [network-separation]
package kubernetes.etcd.peer_client_auth

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "peer-client-cert-auth")} if {
	some server in control_plane.etcds_for_members
	control_plane.is_on(server, "peer-client-cert-auth", false) == false
	message := sprintf("%s accepts members without a certificate", [server.label])
}
