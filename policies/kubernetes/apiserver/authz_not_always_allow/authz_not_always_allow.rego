# METADATA
# title: API server that allows everything
# description: >-
#   kube-apiserver authorizes with `AlwaysAllow`, by its flag or by its AuthorizationConfiguration: whoever gets past
#   authentication, or comes as anonymous, administers the cluster. It is also the mode of a server without
#   `--authorization-mode` and without `--authorization-config`.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authorization/
#     description: Authorization
# custom:
#   severity: critical
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration, kubernetes/AuthorizationConfiguration]
#   remediation: >-
#     Set `--authorization-mode=Node,RBAC`. Before you switch, bind roles to the accounts that are in use; the audit log
#     lists them with what they call.
#   controls:
#     cis_kubernetes_1_10: ["1.2.6"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.apiserver.authz_not_always_allow

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "authorization-mode")} if {
	some server in control_plane.apiservers
	modes := control_plane.authorization_modes(server)
	"AlwaysAllow" in modes
	message := sprintf("%s authorizes every request", [server.label])
}

deny contains {"message": "API server authorizes every request", "at": ["authorizers", index, "type"]} if {
	some index, type in control_plane.authorizers
	type == "AlwaysAllow"
}
