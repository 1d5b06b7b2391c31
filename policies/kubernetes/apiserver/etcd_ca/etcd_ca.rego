# METADATA
# title: API server does not verify etcd
# description: >-
#   kube-apiserver has no CA for etcd. It then trusts any certificate of the system's store, or speaks plain HTTP: somebody
#   on the path between the two reads and writes the whole state of the cluster.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/#securing-etcd-clusters
#     description: Operating etcd clusters, securing
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--etcd-cafile` to the CA of etcd, which should sign nothing else, and use `https://` in `--etcd-servers`.
#   controls:
#     cis_kubernetes_1_10: ["1.2.26"]
#     nsa_cisa_1_2: [network-separation]
package kubernetes.apiserver.etcd_ca

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.apiservers
	flags := control_plane.absent(server, {"etcd-cafile"})
	message := sprintf("%s runs without %s", [server.label, flags])
}
