# METADATA
# title: Admission plugin EventRateLimit is off
# description: >-
#   kube-apiserver runs without EventRateLimit. A controller in a loop, or an account that means harm, fills etcd with events
#   until the API server is slow for everybody.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#eventratelimit
#     description: Admission control, EventRateLimit
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Add `EventRateLimit` to `--enable-admission-plugins` and give it limits in the file of
#     `--admission-control-config-file`; it does not start without. The plugin is alpha; API priority and fairness is the
#     other half of the answer.
#   controls:
#     cis_kubernetes_1_10: ["1.2.9"]
package kubernetes.apiserver.event_rate_limit

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "enable-admission-plugins")} if {
	some server in control_plane.apiservers
	control_plane.admits(server, "EventRateLimit", false) == false
	message := sprintf("%s runs without the admission plugin EventRateLimit", [server.label])
}
