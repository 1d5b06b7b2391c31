package terraform.azure.storage_blob_container_cmk_encrypted_test

import data.terraform.azure.storage_blob_container_cmk_encrypted

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_storage_account", {}),
		_found("azurerm_storage_account", [], "data is encrypted with a key of Microsoft"),
	],
	[
		{"resource": {"azurerm_storage_account": {"main": [{}]}, "azurerm_storage_account_customer_managed_key": {"main": [{"storage_account_id": "${azurerm_storage_account.other.id}"}]}}},
		{{"message": "data is encrypted with a key of Microsoft", "at": ["resource", "azurerm_storage_account", "main", 0], "resource": "azurerm_storage_account.main"}},
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		storage_blob_container_cmk_encrypted.deny == example[1] with input as example[0]
	}
}

_right := [
	{"resource": {"azurerm_storage_account": {"main": [{}]}, "azurerm_storage_account_customer_managed_key": {"main": [{"storage_account_id": "${azurerm_storage_account.main.id}"}]}}},
	_module("azurerm_storage_account", {"customer_managed_key": [{}]}),
	_module("azurerm_storage_account", {"customer_managed_key": "${var.block}"}),
]

test_accepts_what_is_right if {
	every module in _right {
		storage_blob_container_cmk_encrypted.deny == set() with input as module
		storage_blob_container_cmk_encrypted.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		{"resource": {"azurerm_storage_account": {"main": [{}]}, "azurerm_storage_account_customer_managed_key": {"main": [{"for_each": "${local.all}", "storage_account_id": "${each.value.id}"}]}}},
		{{"message": "whether the account has a key of its own is known only when Terraform runs", "at": ["resource", "azurerm_storage_account", "main", 0], "resource": "azurerm_storage_account.main"}},
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		storage_blob_container_cmk_encrypted.deny == set() with input as example[0]
		storage_blob_container_cmk_encrypted.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	storage_blob_container_cmk_encrypted.deny == set() with input as {"kind": "Pod"}
	storage_blob_container_cmk_encrypted.unknown == set() with input as {"kind": "Pod"}
	storage_blob_container_cmk_encrypted.deny == set() with input as {"resource": {"azurerm_storage_account": "odd"}}
}
