# METADATA
# title: Admission plugin AlwaysPullImages is off
# description: >-
#   kube-apiserver runs without AlwaysPullImages. A private image that one tenant pulled to a node is there for every pod on
#   that node that names it, without the pull secret.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwayspullimages
#     description: Admission control, AlwaysPullImages
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     On clusters with tenants that do not trust one another, add `AlwaysPullImages` to `--enable-admission-plugins`. Every
#     start of a container then asks the registry, so give the registry the availability of the cluster first; elsewhere
#     waive the rule.
#   controls:
#     cis_kubernetes_1_10: ["1.2.11"]
package kubernetes.apiserver.always_pull_images

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "enable-admission-plugins")} if {
	some server in control_plane.apiservers
	control_plane.admits(server, "AlwaysPullImages", false) == false
	message := sprintf("%s runs without the admission plugin AlwaysPullImages", [server.label])
}
