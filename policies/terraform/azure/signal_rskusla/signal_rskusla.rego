# METADATA
# title: SignalR service of the free tier
# description: >-
#   The service is of the free tier: twenty connections, and nobody promises that it is up.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-signalr/signalr-concept-scale-signalr
#     description: Microsoft, Scale an Azure SignalR Service instance
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/signalr_service
#     description: azurerm_signalr_service, sku
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_signalr_service]
#   remediation: >-
#     Give `sku` the name `"Standard_S1"`.
package terraform.azure.signal_rskusla

import data.lib.azure
import data.lib.terraform

_tiers := terraform.settings(["azurerm_signalr_service"], ["sku", "name"], "Standard_S1")

deny contains terraform.finding(setting, "the service is of the free tier") if {
	some setting in _tiers
	azure.word(setting.value) == "free_f1"
}

unknown contains finding if some finding in terraform.undecided(_tiers)
