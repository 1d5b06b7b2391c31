# METADATA
# title: App that asks for no client certificate
# description: >-
#   Whoever can reach the app may talk to it. With client certificates App Service lets only those through who hold
#   one. That is meant for apps that other programs call; one for the public cannot ask for any.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/app-service-web-configure-tls-mutual-auth
#     description: Microsoft, Set up TLS mutual authentication in Azure App Service
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app
#     description: azurerm_linux_web_app, client_certificate_enabled
# custom:
#   severity: low
#   kinds:
#     - terraform_module/azurerm_app_service
#     - terraform_module/azurerm_linux_web_app
#     - terraform_module/azurerm_linux_web_app_slot
#     - terraform_module/azurerm_windows_web_app
#     - terraform_module/azurerm_windows_web_app_slot
#   remediation: >-
#     Write `client_certificate_enabled = true` (`client_cert_enabled` in `azurerm_app_service`), and check in the app
#     who the certificate in the header `X-ARR-ClientCert` is from. Where the app is public, ignore the finding with
#     that reason.
#   controls:
#     cis_azure_2_1: ["9.4"]
package terraform.azure.app_client_cert

import data.lib.terraform
import data.lib.terraform_names

# The name of today, and that in `azurerm_app_service`.
_names := [["client_certificate_enabled"], ["client_cert_enabled"]]

_types := [
	"azurerm_app_service",
	"azurerm_linux_web_app",
	"azurerm_linux_web_app_slot",
	"azurerm_windows_web_app",
	"azurerm_windows_web_app_slot",
]

_certificates := terraform_names.settings(_types, _names, false)

deny contains terraform.finding(setting, "callers need no certificate") if {
	some setting in _certificates
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_certificates)
