# METADATA
# title: Slot that accepts an old version of TLS
# description: >-
#   The slot accepts connections with TLS 1.0 or 1.1. Both have known weaknesses, and a client that somebody talks down
#   to them gives away more than it should. 1.2 holds where nothing is said.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/overview-tls
#     description: Microsoft, TLS/SSL in Azure App Service
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app_slot
#     description: azurerm_linux_web_app_slot
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/azurerm_app_service_slot
#     - terraform_module/azurerm_linux_web_app_slot
#     - terraform_module/azurerm_windows_web_app_slot
#   remediation: >-
#     Remove the argument, or write `minimum_tls_version = "1.2"` (`min_tls_version` in `azurerm_app_service_slot`).
#   overlaps: [terraform.azure.app_tls]
package terraform.azure.app_service_slot_min_tls

import data.lib.azure
import data.lib.terraform

# The name of today, and that in `azurerm_app_service_slot`.
_versions := [setting |
	some argument in ["minimum_tls_version", "min_tls_version"]
	some setting in terraform.settings(
		azure.slot_types,
		["site_config", argument],
		"1.2",
	)
]

deny contains terraform.mended(setting, message, "1.2") if {
	some setting in _versions
	message := sprintf("connections with %s are accepted", [azure.old_tls(setting.value)])
}

unknown contains finding if some finding in terraform.undecided(_versions)
