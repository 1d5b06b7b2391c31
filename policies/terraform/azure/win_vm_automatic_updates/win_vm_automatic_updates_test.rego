package terraform.azure.win_vm_automatic_updates_test

import data.lib.fix
import data.terraform.azure.win_vm_automatic_updates

_types := ["azurerm_windows_virtual_machine", "azurerm_windows_virtual_machine_scale_set"]

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "updates are not installed by themselves",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [
	[["automatic_updates_enabled"], {"automatic_updates_enabled": false}],
	[["automatic_updates_enabled"], {"automatic_updates_enabled": "false"}],
	[["enable_automatic_updates"], {"enable_automatic_updates": false}],
	[["enable_automatic_updates"], {"enable_automatic_updates": "false"}],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			fix.bare(win_vm_automatic_updates.deny) == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [
	{"automatic_updates_enabled": true},
	{"automatic_updates_enabled": "true"},
	{"enable_automatic_updates": true},
	{"enable_automatic_updates": "true"},
	{},
	{"automatic_updates_enabled": null},
]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			win_vm_automatic_updates.deny == set() with input as _module(type, body)
			win_vm_automatic_updates.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"automatic_updates_enabled": "${var.choice}"}
	every type in _types {
		win_vm_automatic_updates.deny == set() with input as _module(type, body)
		win_vm_automatic_updates.unknown == {{
			"message": "automatic_updates_enabled is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["automatic_updates_enabled"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_leaves_machines_that_azure_patches_out if {
	body := {"enable_automatic_updates": false, "patch_mode": "AutomaticByPlatform"}
	win_vm_automatic_updates.deny == set() with input as _module("azurerm_windows_virtual_machine", body)
}

test_accepts_other_documents_and_odd_shapes if {
	win_vm_automatic_updates.deny == set() with input as {"kind": "Pod"}
	win_vm_automatic_updates.unknown == set() with input as {"kind": "Pod"}
	win_vm_automatic_updates.deny == set() with input as {"resource": {"azurerm_windows_virtual_machine": "odd"}}
}
