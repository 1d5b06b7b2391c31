# METADATA
# title: Storage table whose requests are not logged
# description: >-
#   Who reads, writes or deletes rows of the table is not, or not wholly, written down, since no diagnostic setting of
#   its account's table service says so. After a break-in nobody can say what was read or changed. Tables of accounts of
#   other modules are left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/tables/monitor-table-storage
#     description: Microsoft, Monitor Azure Table Storage
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/monitor_diagnostic_setting
#     description: azurerm_monitor_diagnostic_setting
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_storage_table]
#   remediation: >-
#     Make an `azurerm_monitor_diagnostic_setting` whose `target_resource_id` is the account's id with
#     `/tableServices/default` behind it, and send the categories `StorageRead`, `StorageWrite` and `StorageDelete`
#     somewhere.
package terraform.azure.storage_logging_is_enabled_for_table_service

import data.lib.azure
import data.lib.terraform

deny contains {"message": message, "at": entry.table.path, "resource": entry.table.address} if {
	some entry in _tables
	unlogged := [category |
		some category in _categories
		values := _values(entry.account, category)
		not _is_kept(values)
		terraform.known(values)
	]
	count(unlogged) > 0
	message := sprintf("requests to the table are not logged: %s", [concat(", ", unlogged)])
}

unknown contains {"message": message, "at": entry.table.path, "resource": entry.table.address} if {
	some entry in _tables
	some category in _categories
	values := _values(entry.account, category)
	terraform.unknown(values)
	not _is_kept(values)
	message := "whether requests to the table are logged is known only when Terraform runs"
}

_categories := ["StorageDelete", "StorageRead", "StorageWrite"]

# Tables with the account of the module that they are in: by its name, and from version 4 of the provider on by its id.
_tables := [{"table": table, "account": account} |
	some table in terraform.resources_of(["azurerm_storage_table"])
	names := {name |
		some argument in ["storage_account_id", "storage_account_name"]
		some name in terraform.targets(table, argument, "azurerm_storage_account")
	}
	some account in object.get(terraform.resources, "azurerm_storage_account", [])
	account.name in names
]

_is_kept(values) if {
	some value in values
	terraform.is_true(value)
}

# What diagnostic settings of the account's tables say of a category, or of those that may be about them.
_values(account, category) := array.concat(
	[kept.value |
		some diagnostic in azure.about(account, _diagnostics, ["target_resource_id"])
		contains(diagnostic.body.target_resource_id, "tableServices")
		some kept in array.concat(azure.kept(diagnostic, category), _audited(diagnostic))
	],
	[sprintf("${%s}", [diagnostic.address]) |
		some diagnostic in azure.perhaps_about(account, _diagnostics, ["target_resource_id"])
	],
)

_diagnostics := ["azurerm_monitor_diagnostic_setting"]

# The group of categories for audits has all of them, in the table service.
_audited(diagnostic) := [{"value": terraform.argument(block.body, "enabled", true)} |
	some type in ["enabled_log", "log"]
	some block in terraform.blocks(diagnostic, type)
	not block.for_each
	azure.word(object.get(block.body, "category_group", "")) == "audit"
]
