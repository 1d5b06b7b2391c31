# METADATA
# title: Slot that answers plain HTTP
# description: >-
#   The slot answers requests over plain HTTP instead of sending them on to HTTPS. Whoever sits on the way reads session
#   cookies, and can change what the visitor gets to see. A slot is off by itself, whatever its app says.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/configure-ssl-bindings#enforce-https
#     description: Microsoft, Provide security for a custom DNS name with a TLS/SSL binding in App Service
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app_slot
#     description: azurerm_linux_web_app_slot
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/azurerm_app_service_slot
#     - terraform_module/azurerm_linux_web_app_slot
#     - terraform_module/azurerm_windows_web_app_slot
#   remediation: >-
#     Write `https_only = true` in the slot, too.
#   overlaps: [terraform.azure.app_https]
package terraform.azure.app_service_slot_https_only

import data.lib.azure
import data.lib.terraform

_https_only := terraform.settings(
	azure.slot_types,
	["https_only"],
	false,
)

deny contains terraform.mended(setting, "requests over plain HTTP are answered", true) if {
	some setting in _https_only
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_https_only)
