# METADATA
# title: API server does not verify kubelets
# description: >-
#   kube-apiserver has no CA for kubelets and accepts any certificate when it fetches logs or opens a shell. Somebody who
#   answers in place of the node reads what is typed and sees the API server's own login.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/#api-server-to-kubelet
#     description: Communication between nodes and the control plane
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Let kubelets get serving certificates from the cluster (`serverTLSBootstrap: true` in their configuration, and
#     something that approves the requests), then set `--kubelet-certificate-authority` to that CA. In the other order
#     `kubectl logs` and `exec` fail.
#   controls:
#     cis_kubernetes_1_10: ["1.2.5"]
package kubernetes.apiserver.kubelet_ca

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.apiservers
	flags := control_plane.absent(server, {"kubelet-certificate-authority"})
	message := sprintf("%s runs without %s", [server.label, flags])
}
