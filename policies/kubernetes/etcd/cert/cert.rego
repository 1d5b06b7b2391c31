# METADATA
# title: etcd without TLS for clients
# description: >-
#   etcd has no certificate for its clients, so it serves plain HTTP. Everybody on the path reads the Secrets of the cluster
#   and whoever reaches the port writes them. An etcd that listens on the loopback of its pod alone is left out.
# related_resources:
#   - ref: https://etcd.io/docs/v3.5/op-guide/security/
#     description: etcd, transport security model
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/#securing-etcd-clusters
#     description: Operating etcd clusters, securing
# custom:
#   severity: high
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--cert-file` and `--key-file` (or `ETCD_CERT_FILE` and `ETCD_KEY_FILE`) to a certificate of a CA that is etcd's
#     alone, change `--listen-client-urls` and `--advertise-client-urls` to `https`, then the API server's `--etcd-servers`.
#   controls:
#     cis_kubernetes_1_10: ["2.1"]
#     nsa_cisa_1_2: [network-separation]
package kubernetes.etcd.cert

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.etcds_for_clients
	flags := control_plane.absent(server, {"cert-file", "key-file"})
	message := sprintf("%s runs without %s", [server.label, flags])
}
