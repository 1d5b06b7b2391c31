# METADATA
# title: Tokens of pods that live for a year
# description: >-
#   kube-apiserver extends the tokens of service accounts that it injects into pods to a year, as it does unless
#   `--service-account-extend-token-expiration=false` is said. The extension was for clients that do not read their
#   token anew; a token that is stolen today is good until next year, as long as its pod lives.
# related_resources:
#   - ref: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
#     description: kube-apiserver reference
#   - ref: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-tokens
#     description: Managing service accounts, bound tokens
# custom:
#   severity: low
#   kinds: [kubernetes/control_plane, kubernetes/ClusterConfiguration]
#   remediation: >-
#     Look at the metric `serviceaccount_stale_tokens_total`: where it stays 0 set
#     `--service-account-extend-token-expiration=false`. Update clients that count in it; all official ones have read
#     tokens anew since 2021.
package kubernetes.api_server_service_account_extend_token_expiration_is_set_to_false

import data.lib.control_plane

deny contains {"message": message, "at": control_plane.at(server, _flag)} if {
	some server in control_plane.apiservers
	_extends(server)
	message := sprintf("%s extends tokens of pods to a year", [server.label])
}

_flag := "service-account-extend-token-expiration"

_extends(server) if {
	not server.flags[_flag]
	not server.open
}

_extends(server) if server.flags[_flag].value in {"", "1", "T", "TRUE", "True", "t", "true"}
