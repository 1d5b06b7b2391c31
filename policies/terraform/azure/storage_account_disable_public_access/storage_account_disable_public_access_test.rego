package terraform.azure.storage_account_disable_public_access_test

import data.lib.fix
import data.terraform.azure.storage_account_disable_public_access

_module(body) := {"resource": {"azurerm_storage_account": {"main": [body]}}}

_found(steps) := {{
	"message": "the account answers on the public network",
	"at": array.concat(["resource", "azurerm_storage_account", "main", 0], steps),
	"resource": "azurerm_storage_account.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["public_network_access_enabled"], {"public_network_access_enabled": true}],
	[["public_network_access_enabled"], {"public_network_access_enabled": "true"}],
	[[], {}],
	[["public_network_access_enabled"], {"public_network_access_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(storage_account_disable_public_access.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"public_network_access_enabled": false}, {"public_network_access_enabled": "false"}]

test_accepts_what_is_right if {
	every body in _right {
		storage_account_disable_public_access.deny == set() with input as _module(body)
		storage_account_disable_public_access.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"public_network_access_enabled": "${var.choice}"}
	storage_account_disable_public_access.deny == set() with input as _module(body)
	storage_account_disable_public_access.unknown == {{
		"message": "public_network_access_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_storage_account", "main", 0], ["public_network_access_enabled"]),
		"resource": "azurerm_storage_account.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	storage_account_disable_public_access.deny == set() with input as {"kind": "Pod"}
	storage_account_disable_public_access.unknown == set() with input as {"kind": "Pod"}
	storage_account_disable_public_access.deny == set() with input as {"resource": {"azurerm_storage_account": "odd"}}
}
