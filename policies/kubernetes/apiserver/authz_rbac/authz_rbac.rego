# METADATA
# title: API server without RBAC
# description: >-
#   The authorization modes of kube-apiserver, or the authorizers in its AuthorizationConfiguration, do not include RBAC. Roles
#   and bindings in the cluster have no effect then, and rights come from a file, a webhook or from nowhere.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authorization/
#     description: Authorization
# custom:
#   severity: high
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration, kubernetes/AuthorizationConfiguration]
#   remediation: >-
#     Add `RBAC` to `--authorization-mode`, as in `Node,RBAC`. A webhook may stay behind it; modes are asked in order and the
#     first that decides wins.
#   controls:
#     cis_kubernetes_1_10: ["1.2.8"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.apiserver.authz_rbac

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "authorization-mode")} if {
	some server in control_plane.apiservers
	modes := control_plane.authorization_modes(server)
	not "RBAC" in modes
	message := sprintf("%s runs without RBAC", [server.label])
}

deny contains {"message": "API server runs without RBAC", "at": ["authorizers"]} if {
	not "RBAC" in control_plane.authorizers
	count(control_plane.authorizers) > 0
}
