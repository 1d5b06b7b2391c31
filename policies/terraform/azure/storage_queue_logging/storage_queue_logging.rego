# METADATA
# title: Storage queues whose requests are not logged
# description: >-
#   Who reads, writes or deletes messages in the queues of the account is not, or not wholly, written down, neither by
#   the account itself nor by a diagnostic setting. After a break-in nobody can say what was taken out or put in.
#   Accounts of kinds that have no queues are left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/queues/monitor-queue-storage
#     description: Microsoft, Monitor Azure Queue Storage
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account_queue_properties
#     description: azurerm_storage_account_queue_properties, logging
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_storage_account]
#   remediation: >-
#     Write `queue_properties { logging { … } }` with `delete`, `read` and `write` set to true and `version = "1.0"`;
#     from version 5 of the provider on in an `azurerm_storage_account_queue_properties`. Or send the categories
#     `StorageRead`, `StorageWrite` and `StorageDelete` of `queueServices/default` somewhere, with an
#     `azurerm_monitor_diagnostic_setting`.
#   controls:
#     cis_azure_2_1: ["3.5"]
package terraform.azure.storage_queue_logging

import data.lib.azure
import data.lib.terraform

deny contains {"message": message, "at": account.path, "resource": account.address} if {
	some account in _accounts
	terraform.known(_kind(account))
	unlogged := _unlogged(account)
	count(unlogged) > 0
	message := sprintf("requests to queues are not logged: %s", [concat(", ", unlogged)])
}

unknown contains {"message": message, "at": account.path, "resource": account.address} if {
	some account in _accounts
	_is_undecided(account)
	message := "whether requests to queues are logged is known only when Terraform runs"
}

_is_undecided(account) if {
	terraform.unknown(_kind(account))
	count(_unlogged(account)) > 0
}

_is_undecided(account) if {
	count(_unlogged(account)) == 0
	some operation in _operations
	values := _values(account, operation)
	terraform.unknown(values)
	not _is_logged(values)
}

_operations := ["delete", "read", "write"]

# Accounts that have queues.
_accounts := [account |
	some account in terraform.resources_of(["azurerm_storage_account"])
	not _has_none(_kind(account))
]

_kind(account) := terraform.argument(account.body, "account_kind", "StorageV2")

_has_none(kind) if azure.word(kind) in {"blobstorage", "blockblobstorage", "filestorage"}

_unlogged(account) := [operation |
	some operation in _operations
	values := _values(account, operation)
	not _is_logged(values)
	terraform.known(values)
]

_is_logged(values) if {
	some value in values
	terraform.is_true(value)
}

# Whatever says whether an operation is logged.
_values(account, operation) := array.concat(
	[setting.value |
		some setting in terraform.settings_of(account, ["queue_properties", "logging", operation], false)
	],
	array.concat(
		[setting.value |
			some properties in azure.about(account, _properties, ["storage_account_id"])
			some setting in terraform.settings_of(properties, ["logging", operation], false)
		],
		array.concat(_diagnosed(account, operation), _perhaps(account)),
	),
)

_properties := ["azurerm_storage_account_queue_properties"]

_diagnostics := ["azurerm_monitor_diagnostic_setting"]

# What diagnostic settings of the account's queues say of an operation.
_diagnosed(account, operation) := [value |
	some diagnostic in azure.about(account, _diagnostics, ["target_resource_id"])
	contains(diagnostic.body.target_resource_id, "queueServices")
	some type in ["enabled_log", "log"]
	some block in terraform.blocks(diagnostic, type)
	value := _logs(block, operation)
]

_logs(block, operation) := block.for_each if {
	block.for_each
} else := object.get(block.body, "enabled", true) if {
	azure.word(object.get(block.body, "category_group", "")) in {"alllogs", "audit"}
} else := object.get(block.body, "enabled", true) if {
	block.body.category == sprintf("Storage%s%s", [upper(substring(operation, 0, 1)), substring(operation, 1, -1)])
} else := block.body.category if {
	terraform.unknown(block.body.category)
}

# Resources of which only Terraform knows whether they are about the account.
_perhaps(account) := [address |
	some resource in array.concat(
		azure.perhaps_about(account, _properties, ["storage_account_id"]),
		azure.perhaps_about(account, _diagnostics, ["target_resource_id"]),
	)
	address := sprintf("${%s}", [resource.address])
]
