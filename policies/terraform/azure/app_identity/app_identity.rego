# METADATA
# title: Web app without a managed identity
# description: >-
#   The app has no identity in Microsoft Entra. To reach a database, a vault or a storage account it needs a password
#   or a key, which stands in its settings, is seen by everybody who may read them, and is never changed.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/overview-managed-identity
#     description: Microsoft, Use managed identities for App Service and Azure Functions
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app
#     description: azurerm_linux_web_app, identity
# custom:
#   severity: low
#   kinds:
#     - terraform_module/azurerm_app_service
#     - terraform_module/azurerm_app_service_slot
#     - terraform_module/azurerm_linux_web_app
#     - terraform_module/azurerm_linux_web_app_slot
#     - terraform_module/azurerm_windows_web_app
#     - terraform_module/azurerm_windows_web_app_slot
#   remediation: >-
#     Write `identity { type = "SystemAssigned" }`, give the identity the roles that the app needs, and take passwords
#     and keys out of the app's settings.
#   controls:
#     cis_azure_2_1: ["9.5"]
package terraform.azure.app_identity

import data.lib.azure
import data.lib.terraform

_identities := terraform.presences(azure.web_app_types, ["identity"])

deny contains terraform.finding(setting, "the app has no managed identity") if {
	some setting in _identities
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_identities)
