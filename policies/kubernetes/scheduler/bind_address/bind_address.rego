# METADATA
# title: Scheduler is open to the network
# description: >-
#   kube-scheduler listens on all interfaces, which is its default, or on an address of the network. Its metrics and debug
#   endpoints are then one bug or one wrong binding away from everybody who reaches the node; nothing but the node itself
#   needs them.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/
#     description: kube-scheduler reference
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--bind-address=127.0.0.1`, as kubeadm does, and let Prometheus scrape through an agent on the node. Probes have to
#     name `host: 127.0.0.1`; a server in a pod network of its own cannot be probed that way and is worth a waiver.
#   controls:
#     cis_kubernetes_1_10: ["1.4.2"]
package kubernetes.scheduler.bind_address

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "bind-address")} if {
	some server in control_plane.schedulers
	control_plane.is_local(server) == false
	message := sprintf("%s listens beyond localhost", [server.label])
}
