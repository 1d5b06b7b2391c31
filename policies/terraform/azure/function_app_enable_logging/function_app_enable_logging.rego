# METADATA
# title: Function app that logs nothing
# description: >-
#   What functions are called for, and how it ends, is not written down. They log by themselves; here that is switched
#   off. An app that sends its logs to Application Insights does without, and is left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-functions/functions-monitoring
#     description: Microsoft, Monitor executions in Azure Functions
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/function_app
#     description: azurerm_function_app, builtin_logging_enabled
# custom:
#   severity: low
#   kinds:
#     - terraform_module/azurerm_function_app
#     - terraform_module/azurerm_function_app_slot
#     - terraform_module/azurerm_linux_function_app
#     - terraform_module/azurerm_linux_function_app_slot
#     - terraform_module/azurerm_windows_function_app
#     - terraform_module/azurerm_windows_function_app_slot
#   remediation: >-
#     Remove the argument, or write `builtin_logging_enabled = true` (`enable_builtin_logging` in
#     `azurerm_function_app`).
package terraform.azure.function_app_enable_logging

import data.lib.azure
import data.lib.terraform
import data.lib.terraform_names

# The name of today, and that in `azurerm_function_app`.
_names := [["builtin_logging_enabled"], ["enable_builtin_logging"]]

_logs := [setting |
	some said in terraform_names.settings(azure.function_app_types, _names, true)
	some setting in terraform.unless(said, _insights(said.resource))
]

deny contains terraform.mended(setting, "calls of functions are not logged", true) if {
	some setting in _logs
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_logs)

# Whether Application Insights is told of what is called, by the configuration or by the settings of the app.
_insights(app) := array.concat(
	[presence |
		some argument in ["application_insights_connection_string", "application_insights_key"]
		some presence in terraform.presences_of(app, ["site_config", argument])
	],
	[{"value": value} | some value in _told(object.get(app.body, "app_settings", null))],
)

_settings := {"APPINSIGHTS_INSTRUMENTATIONKEY", "APPLICATIONINSIGHTS_CONNECTION_STRING"}

_told(settings) := [true | some name in _settings; settings[name]] if is_object(settings)

_told(settings) := [true] if {
	is_string(settings)
	some name in _settings
	contains(settings, name)
} else := [settings] if {
	is_string(settings)
}
