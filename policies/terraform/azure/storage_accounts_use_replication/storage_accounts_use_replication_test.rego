package terraform.azure.storage_accounts_use_replication_test

import data.terraform.azure.storage_accounts_use_replication

_module(body) := {"resource": {"azurerm_storage_account": {"main": [body]}}}

_found(steps) := {{
	"message": "data is kept in one region",
	"at": array.concat(["resource", "azurerm_storage_account", "main", 0], steps),
	"resource": "azurerm_storage_account.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["account_replication_type"], {"account_replication_type": "LRS"}],
	[["account_replication_type"], {"account_replication_type": "ZRS"}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		storage_accounts_use_replication.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"account_replication_type": "GZRS"},
	{"account_replication_type": "GRS"},
	{"account_replication_type": "RAGRS"},
	{"account_replication_type": "RAGZRS"},
	{},
	{"account_replication_type": null},
]

test_accepts_what_is_right if {
	every body in _right {
		storage_accounts_use_replication.deny == set() with input as _module(body)
		storage_accounts_use_replication.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"account_replication_type": "${var.choice}"}
	storage_accounts_use_replication.deny == set() with input as _module(body)
	storage_accounts_use_replication.unknown == {{
		"message": "account_replication_type is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_storage_account", "main", 0], ["account_replication_type"]),
		"resource": "azurerm_storage_account.main",
	}} with input as _module(body)
}

test_leaves_premium_accounts_out if {
	body := {"account_replication_type": "LRS", "account_tier": "Premium"}
	storage_accounts_use_replication.deny == set() with input as _module(body)
	storage_accounts_use_replication.unknown == set() with input as _module(body)
	open := {"account_replication_type": "LRS", "account_tier": "${var.tier}"}
	storage_accounts_use_replication.deny == set() with input as _module(open)
	count(storage_accounts_use_replication.unknown) == 1 with input as _module(open)
	copied := {"account_replication_type": "GRS", "account_tier": "${var.tier}"}
	storage_accounts_use_replication.unknown == set() with input as _module(copied)
}

test_accepts_other_documents_and_odd_shapes if {
	storage_accounts_use_replication.deny == set() with input as {"kind": "Pod"}
	storage_accounts_use_replication.unknown == set() with input as {"kind": "Pod"}
	storage_accounts_use_replication.deny == set() with input as {"resource": {"azurerm_storage_account": "odd"}}
}
