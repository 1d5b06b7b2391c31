# METADATA
# title: Admission plugin AlwaysAdmit is on
# description: >-
#   kube-apiserver enables AlwaysAdmit. The plugin checks nothing and is deprecated; in the old list of `--admission-control`
#   it usually stands alone, and then quotas, limits and pod security are off.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwaysadmit
#     description: Admission control, AlwaysAdmit
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Remove `AlwaysAdmit` from the list. The default plugins are on without being named; `kube-apiserver -h | grep
#     enable-admission` prints them.
#   controls:
#     cis_kubernetes_1_10: ["1.2.10"]
package kubernetes.apiserver.no_always_admit

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "enable-admission-plugins")} if {
	some server in control_plane.apiservers
	control_plane.admits(server, "AlwaysAdmit", false)
	message := sprintf("%s enables the admission plugin AlwaysAdmit", [server.label])
}
