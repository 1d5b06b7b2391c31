# METADATA
# title: Service Bus without a managed identity
# description: >-
#   The namespace has no identity in Microsoft Entra. To reach a vault, a storage account or a database it needs a key
#   or a password, which somebody has to keep and change.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/servicebus_namespace
#     description: azurerm_servicebus_namespace, identity
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_servicebus_namespace]
#   remediation: >-
#     Write `identity { type = "SystemAssigned" }`, and give the identity the roles that are needed.
package terraform.azure.azure_servicebus_identity_provider_enabled

import data.lib.terraform

_identities := terraform.presences(["azurerm_servicebus_namespace"], ["identity"])

deny contains terraform.finding(setting, "the namespace has no managed identity") if {
	some setting in _identities
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_identities)
