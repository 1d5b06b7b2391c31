# METADATA
# title: Admission plugin ServiceAccount is off
# description: >-
#   kube-apiserver switches the plugin ServiceAccount off, which is on by default. Pods then get no token that ends with
#   them, nobody checks that the account they name exists, and workarounds with long-lived tokens in Secrets follow.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#serviceaccount
#     description: Admission control, ServiceAccount
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Take `ServiceAccount` out of `--disable-admission-plugins`. Where pods should have no token, set
#     `automountServiceAccountToken: false` on the account instead.
#   controls:
#     cis_kubernetes_1_10: ["1.2.12"]
package kubernetes.apiserver.service_account_plugin

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "disable-admission-plugins")} if {
	some server in control_plane.apiservers
	control_plane.admits(server, "ServiceAccount", true) == false
	message := sprintf("%s runs without the admission plugin ServiceAccount", [server.label])
}
