# METADATA
# title: Admission plugin NodeRestriction is off
# description: >-
#   kube-apiserver runs without NodeRestriction. A kubelet may then change any node and any pod, not only its own, so that
#   whoever takes over one node can relabel others and draw workloads with their secrets to it.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction
#     description: Admission control, NodeRestriction
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Add `NodeRestriction` to `--enable-admission-plugins`; kubeadm does it by itself. It only limits kubelets that log in
#     as `system:node:<name>` in the group `system:nodes`, so check their certificates.
#   controls:
#     cis_kubernetes_1_10: ["1.2.14"]
package kubernetes.apiserver.node_restriction

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "enable-admission-plugins")} if {
	some server in control_plane.apiservers
	control_plane.admits(server, "NodeRestriction", false) == false
	message := sprintf("%s runs without the admission plugin NodeRestriction", [server.label])
}
