package terraform.azure.vm_agent_is_installed_test

import data.terraform.azure.vm_agent_is_installed

_types := [
	"azurerm_linux_virtual_machine",
	"azurerm_linux_virtual_machine_scale_set",
	"azurerm_windows_virtual_machine",
	"azurerm_windows_virtual_machine_scale_set",
]

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "the machine has no VM agent",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [
	[["provision_vm_agent"], {"provision_vm_agent": false}],
	[["provision_vm_agent"], {"provision_vm_agent": "false"}],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			vm_agent_is_installed.deny == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [
	{"provision_vm_agent": true},
	{"provision_vm_agent": "true"},
	{},
	{"provision_vm_agent": null},
]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			vm_agent_is_installed.deny == set() with input as _module(type, body)
			vm_agent_is_installed.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"provision_vm_agent": "${var.choice}"}
	every type in _types {
		vm_agent_is_installed.deny == set() with input as _module(type, body)
		vm_agent_is_installed.unknown == {{
			"message": "provision_vm_agent is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["provision_vm_agent"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	vm_agent_is_installed.deny == set() with input as {"kind": "Pod"}
	vm_agent_is_installed.unknown == set() with input as {"kind": "Pod"}
	vm_agent_is_installed.deny == set() with input as {"resource": {"azurerm_linux_virtual_machine": "odd"}}
}
