# METADATA
# title: Static tokens for the API server
# description: >-
#   kube-apiserver reads logins from a token file. Those tokens stand in clear text on the node, never expire, and are only
#   changed or withdrawn by a restart of the server.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#static-token-file
#     description: Authenticating, static token file
# custom:
#   severity: high
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Remove `--token-auth-file` and the file. People log in through OIDC, programs through service account tokens, nodes
#     through bootstrap tokens that expire; administrators keep a client certificate.
#   controls:
#     cis_kubernetes_1_10: ["1.2.2"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.apiserver.token_auth_file

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "token-auth-file")} if {
	some server in control_plane.apiservers
	file := server.flags["token-auth-file"].value
	file != ""
	not startswith(file, "$")
	message := sprintf("%s accepts tokens from a file", [server.label])
}
