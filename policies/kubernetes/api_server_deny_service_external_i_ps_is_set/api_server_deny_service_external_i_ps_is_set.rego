# METADATA
# title: Admission plugin DenyServiceExternalIPs is off
# description: >-
#   kube-apiserver runs without DenyServiceExternalIPs. Whoever may create a Service then sets `externalIPs` to any
#   address and gets the traffic of the cluster for it: that of a database outside, or of the metadata service of the
#   cloud (CVE-2020-8554).
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#denyserviceexternalips
#     description: Admission control, DenyServiceExternalIPs
#   - ref: https://github.com/kubernetes/kubernetes/issues/97076
#     description: CVE-2020-8554
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Add `DenyServiceExternalIPs` to `--enable-admission-plugins`. Services that have such addresses today keep them
#     and can give them up.
#   controls:
#     cis_kubernetes_1_10: ["1.2.3"]
package kubernetes.api_server_deny_service_external_i_ps_is_set

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "enable-admission-plugins")} if {
	some server in control_plane.apiservers
	control_plane.admits(server, "DenyServiceExternalIPs", false) == false
	message := sprintf("%s runs without the admission plugin DenyServiceExternalIPs", [server.label])
}
