package terraform.azure.vm_disk_with_public_access_test

import data.lib.fix
import data.terraform.azure.vm_disk_with_public_access

_types := ["azurerm_managed_disk", "azurerm_snapshot"]

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "the disk can be exported over the public network",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [
	[["public_network_access_enabled"], {"public_network_access_enabled": true}],
	[["public_network_access_enabled"], {"public_network_access_enabled": "true"}],
	[[], {}],
	[["public_network_access_enabled"], {"public_network_access_enabled": null}],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			fix.bare(vm_disk_with_public_access.deny) == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [{"public_network_access_enabled": false}, {"public_network_access_enabled": "false"}]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			vm_disk_with_public_access.deny == set() with input as _module(type, body)
			vm_disk_with_public_access.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"public_network_access_enabled": "${var.choice}"}
	every type in _types {
		vm_disk_with_public_access.deny == set() with input as _module(type, body)
		vm_disk_with_public_access.unknown == {{
			"message": "public_network_access_enabled is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["public_network_access_enabled"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_reads_the_policy_of_networks if {
	every type in _types {
		every policy in ["DenyAll", "AllowPrivate"] {
			body := {"network_access_policy": policy, "public_network_access_enabled": true}
			vm_disk_with_public_access.deny == set() with input as _module(type, body)
			vm_disk_with_public_access.unknown == set() with input as _module(type, body)
		}
		count(vm_disk_with_public_access.deny) == 1 with input as _module(type, {"network_access_policy": "AllowAll"})
		open := {"network_access_policy": "${var.policy}"}
		vm_disk_with_public_access.deny == set() with input as _module(type, open)
		count(vm_disk_with_public_access.unknown) == 1 with input as _module(type, open)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	vm_disk_with_public_access.deny == set() with input as {"kind": "Pod"}
	vm_disk_with_public_access.unknown == set() with input as {"kind": "Pod"}
	vm_disk_with_public_access.deny == set() with input as {"resource": {"azurerm_managed_disk": "odd"}}
}
