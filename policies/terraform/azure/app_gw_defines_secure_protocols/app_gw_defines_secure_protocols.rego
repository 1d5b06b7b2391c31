# METADATA
# title: Application gateway that speaks old TLS
# description: >-
#   The gateway accepts TLS 1.0 or 1.1, or ciphers that are broken (3DES, DSS, keys exchanged with RSA). A client that
#   somebody talks down to them gives away more than it should. A gateway that says nothing has the policy of its API
#   version, and is left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/application-gateway/application-gateway-ssl-policy-overview
#     description: Microsoft, Application Gateway TLS policy overview
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/application_gateway
#     description: azurerm_application_gateway, ssl_policy
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_application_gateway]
#   remediation: >-
#     Write `ssl_policy { policy_type = "Predefined" }` with `policy_name = "AppGwSslPolicy20220101S"`.
package terraform.azure.app_gw_defines_secure_protocols

import data.lib.azure
import data.lib.terraform

_policies := [{"gateway": gateway, "place": place} |
	some gateway in terraform.resources_of(["azurerm_application_gateway"])
	some place in terraform.blocks(gateway, "ssl_policy")
	not place.for_each
]

deny contains {"message": message, "at": at, "resource": policy.gateway.address} if {
	some policy in _policies
	some argument, message in _faults(policy.place.body)
	at := array.concat(policy.place.path, [argument])
}

# What is wrong, by the argument that says it.
_faults(body) := object.union_n([_of_name(body), _of_version(body), _of_list(body), _of_ciphers(body)])

_old := {"appgwsslpolicy20150501", "appgwsslpolicy20170401"}

_of_name(body) := {"policy_name": sprintf("the policy %s allows old versions of TLS", [body.policy_name]) |
	azure.word(body.policy_name) in _old
}

_of_version(body) := {"min_protocol_version": sprintf("versions from %s on are accepted", [body.min_protocol_version]) |
	azure.word(body.min_protocol_version) in {"tlsv1_0", "tlsv1_1"}
}

# Without a policy those versions are accepted that are not switched off.
_of_list(body) := {"disabled_protocols": sprintf("accepted: %s", [concat(", ", accepted)]) |
	is_array(body.disabled_protocols)
	terraform.known(body.disabled_protocols)
	count(body.disabled_protocols) > 0
	accepted := [version | some version in ["TLSv1_0", "TLSv1_1"]; not version in body.disabled_protocols]
	count(accepted) > 0
}

_of_ciphers(body) := {"cipher_suites": sprintf("weak ciphers are accepted: %s", [concat(", ", weak)]) |
	weak := [cipher |
		some cipher in body.cipher_suites
		is_string(cipher)
		regex.match(`^TLS_RSA_|3DES|_DSS_|_RC4_|_NULL_`, cipher)
	]
	count(weak) > 0
}
