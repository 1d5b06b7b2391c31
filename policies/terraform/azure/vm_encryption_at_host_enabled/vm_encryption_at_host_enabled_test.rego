package terraform.azure.vm_encryption_at_host_enabled_test

import data.lib.fix
import data.terraform.azure.vm_encryption_at_host_enabled

_types := [
	"azurerm_linux_virtual_machine",
	"azurerm_linux_virtual_machine_scale_set",
	"azurerm_windows_virtual_machine",
	"azurerm_windows_virtual_machine_scale_set",
]

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "caches and temporary disks are not encrypted",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [
	[["encryption_at_host_enabled"], {"encryption_at_host_enabled": false}],
	[["encryption_at_host_enabled"], {"encryption_at_host_enabled": "false"}],
	[[], {}],
	[["encryption_at_host_enabled"], {"encryption_at_host_enabled": null}],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			fix.bare(vm_encryption_at_host_enabled.deny) == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [{"encryption_at_host_enabled": true}, {"encryption_at_host_enabled": "true"}]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			vm_encryption_at_host_enabled.deny == set() with input as _module(type, body)
			vm_encryption_at_host_enabled.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"encryption_at_host_enabled": "${var.choice}"}
	every type in _types {
		vm_encryption_at_host_enabled.deny == set() with input as _module(type, body)
		vm_encryption_at_host_enabled.unknown == {{
			"message": "encryption_at_host_enabled is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["encryption_at_host_enabled"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	vm_encryption_at_host_enabled.deny == set() with input as {"kind": "Pod"}
	vm_encryption_at_host_enabled.unknown == set() with input as {"kind": "Pod"}
	vm_encryption_at_host_enabled.deny == set() with input as {"resource": {"azurerm_linux_virtual_machine": "odd"}}
}
