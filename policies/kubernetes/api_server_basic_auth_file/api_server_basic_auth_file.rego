# METADATA
# title: Static passwords for the API server
# description: >-
#   kube-apiserver reads logins from a file of passwords (`--basic-auth-file`). They stand in clear text on the node,
#   never expire, and are only changed by a restart. Kubernetes 1.19 removed the flag: newer servers do not start with
#   it.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/
#     description: Authenticating
#   - ref: https://www.checkov.io/5.Policy%20Index/kubernetes.html
#     description: Checkov, Kubernetes policies
# custom:
#   severity: high
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Remove `--basic-auth-file` and the file. People log in through OIDC, programs through tokens of service accounts.
#   controls:
#     nsa_cisa_1_2: [authentication]
package kubernetes.api_server_basic_auth_file

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "basic-auth-file")} if {
	some server in control_plane.apiservers
	file := server.flags["basic-auth-file"].value
	file != ""
	not startswith(file, "$")
	message := sprintf("%s accepts passwords from a file", [server.label])
}
