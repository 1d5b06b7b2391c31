package terraform.azure.key_vault_enables_soft_delete_test

import data.lib.fix
import data.terraform.azure.key_vault_enables_soft_delete

_module(body) := {"resource": {"azurerm_key_vault": {"main": [body]}}}

_found(steps) := {{
	"message": "what is deleted is gone at once",
	"at": array.concat(["resource", "azurerm_key_vault", "main", 0], steps),
	"resource": "azurerm_key_vault.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["soft_delete_enabled"], {"soft_delete_enabled": false}],
	[["soft_delete_enabled"], {"soft_delete_enabled": "false"}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(key_vault_enables_soft_delete.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"soft_delete_enabled": true},
	{"soft_delete_enabled": "true"},
	{},
	{"soft_delete_enabled": null},
]

test_accepts_what_is_right if {
	every body in _right {
		key_vault_enables_soft_delete.deny == set() with input as _module(body)
		key_vault_enables_soft_delete.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"soft_delete_enabled": "${var.choice}"}
	key_vault_enables_soft_delete.deny == set() with input as _module(body)
	key_vault_enables_soft_delete.unknown == {{
		"message": "soft_delete_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_key_vault", "main", 0], ["soft_delete_enabled"]),
		"resource": "azurerm_key_vault.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	key_vault_enables_soft_delete.deny == set() with input as {"kind": "Pod"}
	key_vault_enables_soft_delete.unknown == set() with input as {"kind": "Pod"}
	key_vault_enables_soft_delete.deny == set() with input as {"resource": {"azurerm_key_vault": "odd"}}
}
