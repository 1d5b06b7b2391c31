# METADATA
# title: Spring app without TLS to its end
# description: >-
#   What comes in is decrypted at the gate and goes on to the app in the clear. Whoever is in the network of the
#   service reads it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/spring-apps/basic-standard/how-to-enable-ingress-to-app-tls
#     description: Microsoft, Enable ingress-to-app TLS
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/spring_cloud_app
#     description: azurerm_spring_cloud_app, tls_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_spring_cloud_app]
#   remediation: >-
#     Write `tls_enabled = true`.
package terraform.azure.azure_spring_cloud_tls_disabled

import data.lib.terraform

_encryption := terraform.settings(["azurerm_spring_cloud_app"], ["tls_enabled"], false)

deny contains terraform.mended(setting, "traffic to the app is not encrypted within the service", true) if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)
