# METADATA
# title: Application gateway without a firewall
# description: >-
#   The gateway passes all requests on: injections, scans and known exploits. Neither its own web application firewall
#   is on, nor does a policy of one that is on hang on it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/web-application-firewall/ag/ag-overview
#     description: Microsoft, Azure Web Application Firewall on Azure Application Gateway
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/application_gateway
#     description: azurerm_application_gateway, firewall_policy_id
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_application_gateway]
#   remediation: >-
#     Make an `azurerm_web_application_firewall_policy`, and give its id as `firewall_policy_id`, with a SKU of the
#     tier `WAF_v2`.
package terraform.azure.application_gateway_enables_waf

import data.lib.terraform

deny contains {"message": message, "at": gateway.path, "resource": gateway.address} if {
	some gateway in _gateways
	every value in _values(gateway) {
		not terraform.is_true(value)
		terraform.known(value)
	}
	message := "requests are passed on without a look at them"
}

unknown contains {"message": message, "at": gateway.path, "resource": gateway.address} if {
	some gateway in _gateways
	values := _values(gateway)
	not _is_on(values)
	terraform.unknown(values)
	message := "whether the gateway has a firewall is known only when Terraform runs"
}

_gateways := terraform.resources_of(["azurerm_application_gateway"])

_is_on(values) if {
	some value in values
	terraform.is_true(value)
}

# Whatever says that a firewall looks at requests.
_values(gateway) := array.concat(
	[setting.value | some setting in terraform.settings_of(gateway, ["waf_configuration", "enabled"], false)],
	[value |
		some presence in terraform.presences_of(gateway, ["firewall_policy_id"])
		value := _works(gateway, presence.value)
	],
)

_works(gateway, true) := false if {
	some policy in terraform.resources_of(["azurerm_web_application_firewall_policy"])
	terraform.refers_to(gateway.body.firewall_policy_id, policy.address)
	some setting in terraform.settings_of(policy, ["policy_settings", "enabled"], true)
	terraform.is_false(setting.value)
} else := true

_works(_, value) := value if value != true
