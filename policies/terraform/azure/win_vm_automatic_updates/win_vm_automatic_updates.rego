# METADATA
# title: Windows machine without automatic updates
# description: >-
#   Windows installs no updates by itself, so that known holes stay open until somebody sees to it. It does so by
#   itself; here that is switched off. Machines that Azure patches (`patch_mode = "AutomaticByPlatform"`) are left
#   out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/automatic-vm-guest-patching
#     description: Microsoft, Automatic guest patching for Azure virtual machines
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/windows_virtual_machine
#     description: azurerm_windows_virtual_machine, automatic_updates_enabled
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/azurerm_windows_virtual_machine
#     - terraform_module/azurerm_windows_virtual_machine_scale_set
#   remediation: >-
#     Remove the argument, or write `automatic_updates_enabled = true` (`enable_automatic_updates` before version 5 of
#     the provider).
package terraform.azure.win_vm_automatic_updates

import data.lib.terraform
import data.lib.terraform_names

_updates := [setting |
	some setting in terraform_names.settings(
		["azurerm_windows_virtual_machine", "azurerm_windows_virtual_machine_scale_set"],
		[["automatic_updates_enabled"], ["enable_automatic_updates"]],
		true,
	)
	object.get(setting.resource.body, "patch_mode", "") != "AutomaticByPlatform"
]

deny contains terraform.mended(setting, "updates are not installed by themselves", true) if {
	some setting in _updates
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_updates)
