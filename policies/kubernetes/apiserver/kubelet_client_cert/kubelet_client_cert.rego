# METADATA
# title: API server without a login for kubelets
# description: >-
#   kube-apiserver shows kubelets no client certificate. Kubelets have to let anonymous callers fetch logs and run commands
#   then, and everybody in the network is one.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
#     description: Kubelet authentication and authorization
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Set `--kubelet-client-certificate` and `--kubelet-client-key` to a certificate with a role of its own (kubeadm's
#     `apiserver-kubelet-client`), and switch anonymous access off in the kubelets.
#   controls:
#     cis_kubernetes_1_10: ["1.2.4"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.apiserver.kubelet_client_cert

import data.lib.control_plane

deny contains {"message": message, "at": server.at} if {
	some server in control_plane.apiservers
	flags := control_plane.absent(server, {"kubelet-client-certificate", "kubelet-client-key"})
	message := sprintf("%s runs without %s", [server.label, flags])
}
