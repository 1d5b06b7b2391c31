# METADATA
# title: Tokens of deleted accounts stay valid
# description: >-
#   kube-apiserver is told not to look up service accounts, which it does by default. A token is then good as long as its
#   signature is, also after the account or its Secret was deleted; there is no way left to withdraw it.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/
#     description: Managing service accounts
# custom:
#   severity: medium
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Remove `--service-account-lookup=false`. The lookup is answered from the server's cache.
#   controls:
#     cis_kubernetes_1_10: ["1.2.21"]
#     nsa_cisa_1_2: [authentication]
package kubernetes.apiserver.sa_lookup

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, "service-account-lookup")} if {
	some server in control_plane.apiservers
	control_plane.is_on(server, "service-account-lookup", true) == false
	message := sprintf("%s accepts tokens of deleted service accounts", [server.label])
}
