# METADATA
# title: etcd with self-signed certificates
# description: >-
#   etcd makes itself a certificate for its clients. Nobody can verify it, so the API server talks to whoever answers on that
#   address.
# related_resources:
#   - ref: https://etcd.io/docs/v3.5/op-guide/security/
#     description: etcd, transport security model
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/#securing-etcd-clusters
#     description: Operating etcd clusters, securing
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Remove `--auto-tls` and set `--cert-file`, `--key-file` and `--trusted-ca-file`.
#   controls:
#     cis_kubernetes_1_10: ["2.3"]
#     nsa_cisa_1_2: [network-separation]
package kubernetes.etcd.auto_tls

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "auto-tls")} if {
	some server in control_plane.etcds
	control_plane.is_on(server, "auto-tls", false)
	message := sprintf("%s signs its own certificate for clients", [server.label])
}
