# METADATA
# title: API server without a certificate for etcd
# description: >-
#   kube-apiserver shows etcd no client certificate. An etcd that accepts that accepts everybody who reaches its port, and
#   whoever writes to etcd has the cluster.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/#securing-etcd-clusters
#     description: Operating etcd clusters, securing
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--etcd-certfile` and `--etcd-keyfile` to a client certificate of the etcd CA, and let etcd demand one with
#     `--client-cert-auth`.
#   controls:
#     cis_kubernetes_1_10: ["1.2.23"]
#     nsa_cisa_1_2: [network-separation]
package kubernetes.apiserver.etcd_cert

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.apiservers
	flags := control_plane.absent(server, {"etcd-certfile", "etcd-keyfile"})
	message := sprintf("%s runs without %s", [server.label, flags])
}
