package terraform.azure.storage_local_users_test

import data.lib.fix
import data.terraform.azure.storage_local_users

_module(body) := {"resource": {"azurerm_storage_account": {"main": [body]}}}

_found(steps) := {{
	"message": "users of the account's own may be made",
	"at": array.concat(["resource", "azurerm_storage_account", "main", 0], steps),
	"resource": "azurerm_storage_account.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["local_user_enabled"], {"is_hns_enabled": true, "local_user_enabled": true}],
	[["local_user_enabled"], {"is_hns_enabled": true, "local_user_enabled": "true"}],
	[[], {"is_hns_enabled": true}],
	[["local_user_enabled"], {"is_hns_enabled": true, "local_user_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(storage_local_users.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"is_hns_enabled": true, "local_user_enabled": false},
	{"is_hns_enabled": true, "local_user_enabled": "false"},
]

test_accepts_what_is_right if {
	every body in _right {
		storage_local_users.deny == set() with input as _module(body)
		storage_local_users.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"is_hns_enabled": true, "local_user_enabled": "${var.choice}"}
	storage_local_users.deny == set() with input as _module(body)
	storage_local_users.unknown == {{
		"message": "local_user_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_storage_account", "main", 0], ["local_user_enabled"]),
		"resource": "azurerm_storage_account.main",
	}} with input as _module(body)
}

test_leaves_accounts_without_a_tree_out if {
	every body in [{}, {"is_hns_enabled": false}, {"is_hns_enabled": null, "local_user_enabled": true}] {
		storage_local_users.deny == set() with input as _module(body)
		storage_local_users.unknown == set() with input as _module(body)
	}
	count(storage_local_users.unknown) == 1 with input as _module({"is_hns_enabled": "${var.tree}"})
}

test_accepts_other_documents_and_odd_shapes if {
	storage_local_users.deny == set() with input as {"kind": "Pod"}
	storage_local_users.unknown == set() with input as {"kind": "Pod"}
	storage_local_users.deny == set() with input as {"resource": {"azurerm_storage_account": "odd"}}
}
