# METADATA
# title: etcd without client certificates
# description: >-
#   etcd asks its clients for no certificate, which is its default. Whoever reaches the port reads every Secret and writes
#   any object, past the API server, RBAC, admission and the audit log. An etcd that listens on the loopback of its pod alone
#   is left out.
# related_resources:
#   - ref: https://etcd.io/docs/v3.5/op-guide/security/
#     description: etcd, transport security model
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/#securing-etcd-clusters
#     description: Operating etcd clusters, securing
# custom:
#   severity: critical
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--client-cert-auth=true` and `--trusted-ca-file` to a CA that signs nothing but etcd's clients. Give the API
#     server its certificate first, and probes the metrics port (`--listen-metrics-urls=http://127.0.0.1:2381`).
#   controls:
#     cis_kubernetes_1_10: ["2.2"]
#     nsa_cisa_1_2: [network-separation]
package kubernetes.etcd.client_cert_auth

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "client-cert-auth")} if {
	some server in control_plane.etcds_for_clients
	control_plane.is_on(server, "client-cert-auth", false) == false
	message := sprintf("%s accepts clients without a certificate", [server.label])
}
