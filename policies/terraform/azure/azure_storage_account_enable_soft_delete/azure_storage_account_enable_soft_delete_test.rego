package terraform.azure.azure_storage_account_enable_soft_delete_test

import data.terraform.azure.azure_storage_account_enable_soft_delete

_module(body) := {"resource": {"azurerm_storage_account": {"main": [body]}}}

_found(steps) := {{
	"message": "blobs that are deleted are gone at once",
	"at": array.concat(["resource", "azurerm_storage_account", "main", 0], steps),
	"resource": "azurerm_storage_account.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["blob_properties", 0, "delete_retention_policy"], {"blob_properties": [{"delete_retention_policy": []}]}],
	[[], {}],
	[["blob_properties", 0], {"blob_properties": [{}]}],
	[["blob_properties", 0, "delete_retention_policy"], {"blob_properties": [{"delete_retention_policy": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		azure_storage_account_enable_soft_delete.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"blob_properties": [{"delete_retention_policy": [{"days": 7}]}]}]

test_accepts_what_is_right if {
	every body in _right {
		azure_storage_account_enable_soft_delete.deny == set() with input as _module(body)
		azure_storage_account_enable_soft_delete.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"blob_properties": [{"delete_retention_policy": "${var.choice}"}]}
	azure_storage_account_enable_soft_delete.deny == set() with input as _module(body)
	azure_storage_account_enable_soft_delete.unknown == {{
		"message": "blob_properties.delete_retention_policy is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_storage_account", "main", 0], ["blob_properties", 0, "delete_retention_policy"]),
		"resource": "azurerm_storage_account.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"blob_properties": [{"for_each": ["a"], "content": [{"delete_retention_policy": []}]}]}}
	perhaps := {"dynamic": {"blob_properties": [{"for_each": "${var.blocks}", "content": [{"delete_retention_policy": [{"days": 7}]}]}]}}
	count(azure_storage_account_enable_soft_delete.deny) == 1 with input as _module(once)
	azure_storage_account_enable_soft_delete.deny == set() with input as _module(perhaps)
	count(azure_storage_account_enable_soft_delete.unknown) == 1 with input as _module(perhaps)
}

test_leaves_accounts_for_files_out if {
	azure_storage_account_enable_soft_delete.deny == set() with input as _module({"account_kind": "FileStorage"})
}

test_accepts_other_documents_and_odd_shapes if {
	azure_storage_account_enable_soft_delete.deny == set() with input as {"kind": "Pod"}
	azure_storage_account_enable_soft_delete.unknown == set() with input as {"kind": "Pod"}
	azure_storage_account_enable_soft_delete.deny == set() with input as {"resource": {"azurerm_storage_account": "odd"}}
}
