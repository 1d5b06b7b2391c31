# METADATA
# title: etcd without TLS between members
# description: >-
#   etcd has no certificate for its peers, so members replicate over plain HTTP. Everybody on the path reads the Secrets of
#   the cluster, and whoever joins as a member gets all of them. A single member that listens for no others is left out.
# related_resources:
#   - ref: https://etcd.io/docs/v3.5/op-guide/security/
#     description: etcd, transport security model
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/#securing-etcd-clusters
#     description: Operating etcd clusters, securing
# custom:
#   severity: high
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--peer-cert-file` and `--peer-key-file` on every member and change the peer URLs to `https`. On a running cluster
#     change the URLs member by member with `etcdctl member update`.
#   controls:
#     cis_kubernetes_1_10: ["2.4"]
#     nsa_cisa_1_2: [network-separation]
package kubernetes.etcd.peer_cert

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.etcds_for_members
	flags := control_plane.absent(server, {"peer-cert-file", "peer-key-file"})
	message := sprintf("%s runs without %s", [server.label, flags])
}
