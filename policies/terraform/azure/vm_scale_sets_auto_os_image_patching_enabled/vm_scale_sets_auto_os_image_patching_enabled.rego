# METADATA
# title: Scale set whose image is not renewed by itself
# description: >-
#   Machines of the set stay on the image they were made from, and known holes in it stay open until somebody renews
#   them. With automatic upgrades of the image they are renewed some at a time when the publisher has a new one.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machine-scale-sets/virtual-machine-scale-sets-automatic-upgrade
#     description: Microsoft, Automatic OS image upgrades
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine_scale_set
#     description: azurerm_linux_virtual_machine_scale_set, automatic_os_upgrade_policy
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/azurerm_linux_virtual_machine_scale_set
#     - terraform_module/azurerm_virtual_machine_scale_set
#     - terraform_module/azurerm_windows_virtual_machine_scale_set
#   remediation: >-
#     Write `automatic_os_upgrade_policy { automatic_os_upgrade_enabled = true }` (`enable_automatic_os_upgrade`
#     before version 5 of the provider, `automatic_os_upgrade = true` in `azurerm_virtual_machine_scale_set`), with a
#     health probe and an `upgrade_mode` that is not manual.
package terraform.azure.vm_scale_sets_auto_os_image_patching_enabled

import data.lib.terraform
import data.lib.terraform_names

# By the names of today, and by older ones.
_upgrades := array.concat(
	terraform_names.settings(
		["azurerm_linux_virtual_machine_scale_set", "azurerm_windows_virtual_machine_scale_set"],
		[
			["automatic_os_upgrade_policy", "automatic_os_upgrade_enabled"],
			["automatic_os_upgrade_policy", "enable_automatic_os_upgrade"],
		],
		false,
	),
	terraform.settings(["azurerm_virtual_machine_scale_set"], ["automatic_os_upgrade"], false),
)

# What Windows does in a machine itself.
_updates := terraform.settings(
	["azurerm_virtual_machine_scale_set"],
	["os_profile_windows_config", "enable_automatic_upgrades"],
	true,
)

deny contains terraform.finding(setting, "the image of the machines is not renewed by itself") if {
	some setting in _upgrades
	terraform.is_false(setting.value)
}

deny contains terraform.finding(setting, "Windows installs no updates by itself") if {
	some setting in _updates
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(array.concat(_upgrades, _updates))
