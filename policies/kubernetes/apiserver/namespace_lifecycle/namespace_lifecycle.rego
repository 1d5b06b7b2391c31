# METADATA
# title: Admission plugin NamespaceLifecycle is off
# description: >-
#   kube-apiserver switches NamespaceLifecycle off, which is on by default. Objects are then created in namespaces that do
#   not exist or are being deleted, where nobody looks for them, and the namespaces of the system can be deleted.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle
#     description: Admission control, NamespaceLifecycle
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Take `NamespaceLifecycle` out of `--disable-admission-plugins`. No workload needs it off; a namespace that hangs in
#     deletion has a finalizer that waits for its controller.
#   controls:
#     cis_kubernetes_1_10: ["1.2.13"]
package kubernetes.apiserver.namespace_lifecycle

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "disable-admission-plugins")} if {
	some server in control_plane.apiservers
	control_plane.admits(server, "NamespaceLifecycle", true) == false
	message := sprintf("%s runs without the admission plugin NamespaceLifecycle", [server.label])
}
