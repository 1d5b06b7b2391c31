package terraform.azure.vm_has_back_up_machine_test

import data.terraform.azure.vm_has_back_up_machine

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_linux_virtual_machine", {}),
		_found("azurerm_linux_virtual_machine", [], "no backup is made of the machine"),
	],
	[
		_module("azurerm_virtual_machine", {}),
		_found("azurerm_virtual_machine", [], "no backup is made of the machine"),
	],
	[
		_module("azurerm_windows_virtual_machine", {}),
		_found("azurerm_windows_virtual_machine", [], "no backup is made of the machine"),
	],
	[
		{"resource": {"azurerm_linux_virtual_machine": {"main": [{}]}, "azurerm_backup_protected_vm": {"main": [{"source_vm_id": "${azurerm_linux_virtual_machine.other.id}"}]}}},
		{{"message": "no backup is made of the machine", "at": ["resource", "azurerm_linux_virtual_machine", "main", 0], "resource": "azurerm_linux_virtual_machine.main"}},
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		vm_has_back_up_machine.deny == example[1] with input as example[0]
	}
}

_right := [
	{"resource": {"azurerm_linux_virtual_machine": {"main": [{}]}, "azurerm_backup_protected_vm": {"main": [{"source_vm_id": "${azurerm_linux_virtual_machine.main.id}"}]}}},
]

test_accepts_what_is_right if {
	every module in _right {
		vm_has_back_up_machine.deny == set() with input as module
		vm_has_back_up_machine.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		{"resource": {"azurerm_linux_virtual_machine": {"main": [{}]}, "azurerm_backup_protected_vm": {"main": [{"for_each": "${local.all}", "source_vm_id": "${each.value.id}"}]}}},
		{{"message": "whether backups are made of the machine is known only when Terraform runs", "at": ["resource", "azurerm_linux_virtual_machine", "main", 0], "resource": "azurerm_linux_virtual_machine.main"}},
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		vm_has_back_up_machine.deny == set() with input as example[0]
		vm_has_back_up_machine.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	vm_has_back_up_machine.deny == set() with input as {"kind": "Pod"}
	vm_has_back_up_machine.unknown == set() with input as {"kind": "Pod"}
	vm_has_back_up_machine.deny == set() with input as {"resource": {"azurerm_linux_virtual_machine": "odd"}}
}
