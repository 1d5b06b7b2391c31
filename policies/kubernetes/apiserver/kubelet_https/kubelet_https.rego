# METADATA
# title: Kubelets that are called without TLS
# description: >-
#   kube-apiserver calls kubelets over plain HTTP (`--kubelet-https=false`). What people type into `kubectl exec`, and
#   the logs of all pods, cross the network for everybody to read. Kubernetes 1.22 removed the flag: newer servers do
#   not start with it.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/#apiserver-to-kubelet
#     description: Communication between nodes and the control plane
# custom:
#   severity: high
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Remove `--kubelet-https` and set `--kubelet-certificate-authority`, by which the server verifies the kubelets.
package kubernetes.apiserver.kubelet_https

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "kubelet-https")} if {
	some server in control_plane.apiservers
	server.flags["kubelet-https"].value in {"0", "F", "FALSE", "False", "f", "false"}
	message := sprintf("%s calls kubelets without TLS", [server.label])
}
