# METADATA
# title: App without App Service authentication
# description: >-
#   Every request reaches the code of the app, whoever it comes from. With the authentication of App Service in front,
#   a flaw in the code or a forgotten admin page can only be used by somebody who has logged in. An app that is meant
#   for everybody, or that checks logins itself, may well do without.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/app-service/overview-authentication-authorization
#     description: Microsoft, Authentication and authorization in Azure App Service and Azure Functions
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app
#     description: azurerm_linux_web_app, auth_settings_v2
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_app_service, terraform_module/azurerm_app_service_slot,
#     terraform_module/azurerm_function_app, terraform_module/azurerm_function_app_flex_consumption,
#     terraform_module/azurerm_function_app_slot, terraform_module/azurerm_linux_function_app,
#     terraform_module/azurerm_linux_function_app_slot, terraform_module/azurerm_linux_web_app,
#     terraform_module/azurerm_linux_web_app_slot, terraform_module/azurerm_windows_function_app,
#     terraform_module/azurerm_windows_function_app_slot, terraform_module/azurerm_windows_web_app,
#     terraform_module/azurerm_windows_web_app_slot]
#   remediation: >-
#     Add `auth_settings_v2` with `auth_enabled = true`, `require_authentication = true` and an identity provider.
#     Health checks and webhooks then need an entry in `excluded_paths`. Where the app is public, ignore the finding
#     with that reason.
#   controls:
#     cis_azure_2_1: ["9.1"]
package terraform.azure.app_auth

import data.lib.azure
import data.lib.terraform

deny contains terraform.finding(app.switch, "requests without a login reach the app") if {
	some app in _apps
	not _may_be_on(app)
}

unknown contains finding if {
	some app in _apps
	not _is_on(app)
	some finding in terraform.undecided(app.switches)
}

# The settings that switch authentication on, and the one that a finding is about: what is written, if anything is.
_apps := [app |
	some resource in terraform.resources_of(azure.app_types)
	first := terraform.settings_of(resource, ["auth_settings", "enabled"], false)
	second := terraform.settings_of(resource, ["auth_settings_v2", "auth_enabled"], false)
	switches := array.concat(first, second)
	written := [setting | some setting in switches; setting.at != resource.path]
	app := {"switches": switches, "switch": array.concat(written, switches)[0]}
]

_is_on(app) if {
	some setting in app.switches
	terraform.is_true(setting.value)
}

_may_be_on(app) if {
	some setting in app.switches
	not terraform.is_false(setting.value)
}
