package terraform.azure.storage_blob_restrict_public_access_test

import data.lib.fix
import data.terraform.azure.storage_blob_restrict_public_access

_module(body) := {"resource": {"azurerm_storage_account": {"main": [body]}}}

_found(steps) := {{
	"message": "containers may be opened to everybody",
	"at": array.concat(["resource", "azurerm_storage_account", "main", 0], steps),
	"resource": "azurerm_storage_account.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["allow_nested_items_to_be_public"], {"allow_nested_items_to_be_public": true}],
	[["allow_nested_items_to_be_public"], {"allow_nested_items_to_be_public": "true"}],
	[["allow_blob_public_access"], {"allow_blob_public_access": true}],
	[["allow_blob_public_access"], {"allow_blob_public_access": "true"}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(storage_blob_restrict_public_access.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"allow_nested_items_to_be_public": false},
	{"allow_nested_items_to_be_public": "false"},
	{"allow_blob_public_access": false},
	{"allow_blob_public_access": "false"},
	{},
	{"allow_nested_items_to_be_public": null},
]

test_accepts_what_is_right if {
	every body in _right {
		storage_blob_restrict_public_access.deny == set() with input as _module(body)
		storage_blob_restrict_public_access.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"allow_nested_items_to_be_public": "${var.choice}"}
	storage_blob_restrict_public_access.deny == set() with input as _module(body)
	storage_blob_restrict_public_access.unknown == {{
		"message": "allow_nested_items_to_be_public is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_storage_account", "main", 0], ["allow_nested_items_to_be_public"]),
		"resource": "azurerm_storage_account.main",
	}} with input as _module(body)
}

test_knows_the_defaults_of_old_providers if {
	every constraint, found in {"~> 2.99": 0, "~> 3.0": 1, "~> 4.0": 1, "~> 5.0": 0} {
		versions := {"terraform": [{"required_providers": [{"azurerm": {"version": constraint}}]}]}
		count(storage_blob_restrict_public_access.deny) == found with input as object.union(_module({}), versions)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	storage_blob_restrict_public_access.deny == set() with input as {"kind": "Pod"}
	storage_blob_restrict_public_access.unknown == set() with input as {"kind": "Pod"}
	storage_blob_restrict_public_access.deny == set() with input as {"resource": {"azurerm_storage_account": "odd"}}
}
