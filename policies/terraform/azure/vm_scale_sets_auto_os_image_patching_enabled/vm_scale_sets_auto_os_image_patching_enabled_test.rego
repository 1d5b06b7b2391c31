package terraform.azure.vm_scale_sets_auto_os_image_patching_enabled_test

import data.terraform.azure.vm_scale_sets_auto_os_image_patching_enabled

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_virtual_machine_scale_set", {}),
		_found("azurerm_virtual_machine_scale_set", [], "the image of the machines is not renewed by itself"),
	],
	[
		_module("azurerm_virtual_machine_scale_set", {"automatic_os_upgrade": true, "os_profile_windows_config": [{"enable_automatic_upgrades": false}]}),
		_found("azurerm_virtual_machine_scale_set", ["os_profile_windows_config", 0, "enable_automatic_upgrades"], "Windows installs no updates by itself"),
	],
	[
		_module("azurerm_linux_virtual_machine_scale_set", {"automatic_os_upgrade_policy": [{"enable_automatic_os_upgrade": false}]}),
		_found("azurerm_linux_virtual_machine_scale_set", ["automatic_os_upgrade_policy", 0, "enable_automatic_os_upgrade"], "the image of the machines is not renewed by itself"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		vm_scale_sets_auto_os_image_patching_enabled.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_virtual_machine_scale_set", {"automatic_os_upgrade": true}),
	_module("azurerm_windows_virtual_machine_scale_set", {"automatic_os_upgrade_policy": [{"enable_automatic_os_upgrade": true}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		vm_scale_sets_auto_os_image_patching_enabled.deny == set() with input as module
		vm_scale_sets_auto_os_image_patching_enabled.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_virtual_machine_scale_set", {"automatic_os_upgrade": "${var.upgrade}"}),
		_found("azurerm_virtual_machine_scale_set", ["automatic_os_upgrade"], "automatic_os_upgrade is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		vm_scale_sets_auto_os_image_patching_enabled.deny == set() with input as example[0]
		vm_scale_sets_auto_os_image_patching_enabled.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	vm_scale_sets_auto_os_image_patching_enabled.deny == set() with input as {"kind": "Pod"}
	vm_scale_sets_auto_os_image_patching_enabled.unknown == set() with input as {"kind": "Pod"}
	vm_scale_sets_auto_os_image_patching_enabled.deny == set() with input as {"resource": {"azurerm_linux_virtual_machine_scale_set": "odd"}}
}
