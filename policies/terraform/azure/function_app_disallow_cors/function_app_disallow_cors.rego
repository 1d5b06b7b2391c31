# METADATA
# title: Function app open to scripts of every site
# description: >-
#   Scripts of every web site may call the function app and read what it answers, in the name of whoever looks at that
#   site. Behind a login, or in a network that not everybody is in, that carries data out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/app-service-web-tutorial-rest-api
#     description: Microsoft, Host a RESTful API with CORS in Azure App Service
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app
#     description: azurerm_linux_function_app, site_config
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/azurerm_function_app
#     - terraform_module/azurerm_function_app_slot
#     - terraform_module/azurerm_linux_function_app
#     - terraform_module/azurerm_linux_function_app_slot
#     - terraform_module/azurerm_windows_function_app
#     - terraform_module/azurerm_windows_function_app_slot
#   remediation: >-
#     Name the sites whose scripts call it in `allowed_origins` in place of `*`.
package terraform.azure.function_app_disallow_cors

import data.lib.azure
import data.lib.terraform

_origins := terraform.settings(azure.function_app_types, ["site_config", "cors", "allowed_origins"], [])

deny contains terraform.finding(setting, "scripts of every site may read what the function app answers") if {
	some setting in _origins
	is_array(setting.value)
	"*" in setting.value
}

unknown contains finding if {
	some finding in terraform.undecided([setting | some setting in _origins; azure.may_be_every_site(setting.value)])
}
