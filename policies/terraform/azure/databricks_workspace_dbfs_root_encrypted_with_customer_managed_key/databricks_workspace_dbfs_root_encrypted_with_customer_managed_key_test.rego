package terraform.azure.databricks_workspace_dbfs_root_encrypted_with_customer_managed_key_test

import data.terraform.azure.databricks_workspace_dbfs_root_encrypted_with_customer_managed_key

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_databricks_workspace", {}),
		_found("azurerm_databricks_workspace", [], "the root of DBFS is encrypted with a key of Microsoft"),
	],
	[
		{"resource": {"azurerm_databricks_workspace": {"main": [{}]}, "azurerm_databricks_workspace_root_dbfs_customer_managed_key": {"main": [{"workspace_id": "${azurerm_databricks_workspace.other.id}"}]}}},
		{{"message": "the root of DBFS is encrypted with a key of Microsoft", "at": ["resource", "azurerm_databricks_workspace", "main", 0], "resource": "azurerm_databricks_workspace.main"}},
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		databricks_workspace_dbfs_root_encrypted_with_customer_managed_key.deny == example[1] with input as example[0]
	}
}

_right := [
	{"resource": {"azurerm_databricks_workspace": {"main": [{}]}, "azurerm_databricks_workspace_root_dbfs_customer_managed_key": {"main": [{"workspace_id": "${azurerm_databricks_workspace.main.id}"}]}}},
]

test_accepts_what_is_right if {
	every module in _right {
		databricks_workspace_dbfs_root_encrypted_with_customer_managed_key.deny == set() with input as module
		databricks_workspace_dbfs_root_encrypted_with_customer_managed_key.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		{"resource": {"azurerm_databricks_workspace": {"main": [{}]}, "azurerm_databricks_workspace_root_dbfs_customer_managed_key": {"main": [{"for_each": "${local.all}", "workspace_id": "${each.value.id}"}]}}},
		{{"message": "whether the workspace has a key of its own is known only when Terraform runs", "at": ["resource", "azurerm_databricks_workspace", "main", 0], "resource": "azurerm_databricks_workspace.main"}},
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		databricks_workspace_dbfs_root_encrypted_with_customer_managed_key.deny == set() with input as example[0]
		databricks_workspace_dbfs_root_encrypted_with_customer_managed_key.unknown == example[1] with input as example[0]
	}
}

test_knows_the_name_of_older_providers if {
	databricks_workspace_dbfs_root_encrypted_with_customer_managed_key.deny == set() with input as {"resource": {
		"azurerm_databricks_workspace": {"main": [{}]},
		"azurerm_databricks_workspace_customer_managed_key": {"main": [{"workspace_id": "${azurerm_databricks_workspace.main.id}"}]},
	}}
}

test_accepts_other_documents_and_odd_shapes if {
	databricks_workspace_dbfs_root_encrypted_with_customer_managed_key.deny == set() with input as {"kind": "Pod"}
	databricks_workspace_dbfs_root_encrypted_with_customer_managed_key.unknown == set() with input as {"kind": "Pod"}
	databricks_workspace_dbfs_root_encrypted_with_customer_managed_key.deny == set() with input as {"resource": {"azurerm_databricks_workspace": "odd"}}
}
