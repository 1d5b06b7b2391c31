# METADATA
# title: Service Bus encrypted once
# description: >-
#   Messages that wait in the namespace are encrypted with one key. With a second layer, of another key, one that
#   leaks gives nothing away.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/service-bus-messaging/configure-customer-managed-key
#     description: Microsoft, Encrypt Azure Service Bus data at rest
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/servicebus_namespace
#     description: azurerm_servicebus_namespace, customer_managed_key
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_servicebus_namespace]
#   remediation: >-
#     Write `infrastructure_encryption_enabled = true` in `customer_managed_key`. It cannot be changed, so Terraform
#     makes a new namespace.
package terraform.azure.azure_servicebus_double_encryption_enabled

import data.lib.terraform

_encryption := terraform.settings(
	["azurerm_servicebus_namespace"],
	["customer_managed_key", "infrastructure_encryption_enabled"],
	false,
)

deny contains terraform.finding(setting, "messages are encrypted once only") if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)
