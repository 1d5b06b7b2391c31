# METADATA
# title: AI service without a managed identity
# description: >-
#   The service has no identity in Microsoft Entra. To reach a vault, a storage account or a database it needs a key
#   or a password, which somebody has to keep and change.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/ai_services
#     description: azurerm_ai_services, identity
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_ai_services, terraform_module/azurerm_cognitive_account]
#   remediation: >-
#     Write `identity { type = "SystemAssigned" }`, and give the identity the roles that are needed.
package terraform.azure.cognitive_services_configure_identity

import data.lib.terraform

_identities := terraform.presences(["azurerm_ai_services", "azurerm_cognitive_account"], ["identity"])

deny contains terraform.finding(setting, "the service has no managed identity") if {
	some setting in _identities
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_identities)
