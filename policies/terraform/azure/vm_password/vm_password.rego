# METADATA
# title: Linux machine that accepts passwords
# description: >-
#   One can log in to the virtual machine by SSH with a password. Passwords are guessed from the internet day and night,
#   and the one of the administrator lies in Terraform's state for whoever can read that.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-machines/linux/create-ssh-keys-detailed
#     description: Microsoft, Create and manage SSH keys for authentication to a Linux VM in Azure
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine
#     description: azurerm_linux_virtual_machine, disable_password_authentication
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_linux_virtual_machine, terraform_module/azurerm_linux_virtual_machine_scale_set,
#     terraform_module/azurerm_orchestrated_virtual_machine_scale_set, terraform_module/azurerm_virtual_machine,
#     terraform_module/azurerm_virtual_machine_scale_set]
#   remediation: >-
#     Remove `admin_password` and `disable_password_authentication` (old resources: set it to true), and give the machine
#     an `admin_ssh_key`. Azure replaces a machine whose setting changes, so plan for that, or log in with Entra ID.
package terraform.azure.vm_password

import data.lib.terraform

# Where resources have the setting, and what holds where nothing is said.
_places := [
	{"type": "azurerm_linux_virtual_machine", "in": [], "otherwise": true},
	{"type": "azurerm_linux_virtual_machine_scale_set", "in": [], "otherwise": true},
	{
		"type": "azurerm_orchestrated_virtual_machine_scale_set",
		"in": ["os_profile", "linux_configuration"],
		"otherwise": true,
	},
	{"type": "azurerm_virtual_machine", "in": ["os_profile_linux_config"], "otherwise": true},
	{"type": "azurerm_virtual_machine_scale_set", "in": ["os_profile_linux_config"], "otherwise": false},
]

_settings := [setting |
	some place in _places
	some machine in terraform.resources_of([place.type])
	_is_linux(machine)
	path := array.concat(place.in, ["disable_password_authentication"])
	some setting in terraform.settings_of(machine, path, place.otherwise)
]

deny contains terraform.mended(setting, "passwords are accepted for SSH", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

# A scale set of the old form is one of Windows machines if it has no settings of Linux.
_is_linux(machine) if machine.type != "azurerm_virtual_machine_scale_set"

_is_linux(machine) if terraform.blocks(machine, "os_profile_linux_config") != []
