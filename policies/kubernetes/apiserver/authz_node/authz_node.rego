# METADATA
# title: API server without the Node authorizer
# description: >-
#   The authorization modes of kube-apiserver do not include Node. Kubelets then need a role that reads the Secrets,
#   ConfigMaps and pods of all nodes, so that one node taken over shows the data of the rest.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authorization/
#     description: Authorization
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration, kubernetes/AuthorizationConfiguration]
#   remediation: >-
#     Put `Node` first in `--authorization-mode`, as in `Node,RBAC`, give kubelets certificates of the group `system:nodes`
#     with names that begin with `system:node:`, enable the admission plugin NodeRestriction, and delete bindings for
#     `system:nodes`.
#   controls:
#     cis_kubernetes_1_10: ["1.2.7"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.apiserver.authz_node

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "authorization-mode")} if {
	some server in control_plane.apiservers
	modes := control_plane.authorization_modes(server)
	not "Node" in modes
	message := sprintf("%s runs without the Node authorizer", [server.label])
}

deny contains {"message": "API server runs without the Node authorizer", "at": ["authorizers"]} if {
	not "Node" in control_plane.authorizers
	count(control_plane.authorizers) > 0
}
