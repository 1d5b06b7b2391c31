# METADATA
# title: App on a version of Python that is not supported
# description: >-
#   The app runs on a version of Python for which nobody mends holes any more (before 3.9). Holes that are found from
#   then on stay open.
# related_resources:
#   - ref: https://endoflife.date/python
#     description: endoflife.date, Python
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app
#     description: azurerm_linux_web_app, site_config
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/azurerm_app_service
#     - terraform_module/azurerm_linux_web_app
#     - terraform_module/azurerm_windows_web_app
#   remediation: >-
#     Give `python_version` a version that is supported, after a test of the app with it.
package terraform.azure.appservice_supported_python_version

import data.lib.terraform
import data.lib.terraform_names

_types := ["azurerm_app_service", "azurerm_linux_web_app", "azurerm_windows_web_app"]

# The name of today, and that in `azurerm_app_service`.
_names := [["site_config", "application_stack", "python_version"], ["site_config", "python_version"]]

_versions := terraform_names.settings(_types, _names, null)

deny contains terraform.finding(setting, message) if {
	some setting in _versions
	_is_old(setting.value)
	message := sprintf("Python %v gets no fixes any more", [setting.value])
}

unknown contains finding if some finding in terraform.undecided(_versions)

# Before 3.9.
_is_old(version) if {
	[[_, major, minor]] := regex.find_all_string_submatch_n(`^([0-9]+)(?:\.([0-9]+))?`, sprintf("%v", [version]), 1)
	numbers := [to_number(major), _minor(minor)]
	numbers < [3, 9]
}

_minor("") := 99

_minor(digits) := to_number(digits) if digits != ""
