# METADATA
# title: Serving certificates of kubelets are not rotated
# description: >-
#   kube-controller-manager switches the feature gate RotateKubeletServerCertificate off, which is on by default. Kubelets
#   then keep a serving certificate until somebody replaces it by hand, or fall back to one that they signed themselves.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
#     description: kube-controller-manager reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/#certificate-rotation
#     description: TLS bootstrapping, certificate rotation
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Take the gate out of `--feature-gates`, here and in the kubelets, set `serverTLSBootstrap: true` in the kubelet
#     configuration and run an approver for `kubernetes.io/kubelet-serving` requests.
#   controls:
#     cis_kubernetes_1_10: ["1.3.6"]
package kubernetes.controller_manager.rotate_kubelet_cert

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "feature-gates")} if {
	some server in control_plane.controller_managers
	control_plane.gate(server, "RotateKubeletServerCertificate") == false
	message := sprintf("%s keeps serving certificates of kubelets", [server.label])
}
