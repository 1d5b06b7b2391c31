# METADATA
# title: API Management that asks for no client certificate
# description: >-
#   The gateway of the Consumption tier lets callers in without a certificate, so that who reaches it may call all
#   APIs that ask for nothing else. Other tiers, which ask for certificates in policies, are left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/api-management/api-management-howto-mutual-certificates-for-clients
#     description: Microsoft, Secure APIs using client certificate authentication
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/api_management
#     description: azurerm_api_management, client_certificate_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_api_management]
#   remediation: >-
#     Write `client_certificate_enabled = true`.
package terraform.azure.api_management_certs_enforced

import data.lib.terraform

_certificates := [setting |
	some said in terraform.settings(["azurerm_api_management"], ["client_certificate_enabled"], false)
	sku := object.get(said.resource.body, "sku_name", "")
	_may_be_consumption(sku)
	setting := object.union(said, {"value": sku | terraform.unknown(sku); not terraform.is_true(said.value)})
]

deny contains terraform.mended(setting, "callers of the gateway need no certificate", true) if {
	some setting in _certificates
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_certificates)

_may_be_consumption(sku) if {
	is_string(sku)
	startswith(lower(sku), "consumption")
}

_may_be_consumption(sku) if terraform.unknown(sku)
