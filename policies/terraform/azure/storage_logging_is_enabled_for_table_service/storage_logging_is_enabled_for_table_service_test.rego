package terraform.azure.storage_logging_is_enabled_for_table_service_test

import data.terraform.azure.storage_logging_is_enabled_for_table_service

_module(diagnostics) := {"resource": {
	"azurerm_storage_account": {"main": [{}]},
	"azurerm_storage_table": {"main": [{"storage_account_name": "${azurerm_storage_account.main.name}"}]},
	"azurerm_monitor_diagnostic_setting": diagnostics,
}}

_logging(logs) := {"main": [object.union(
	{"target_resource_id": "${azurerm_storage_account.main.id}/tableServices/default"},
	logs,
)]}

_all := {"enabled_log": [{"category": "StorageRead"}, {"category": "StorageWrite"}, {"category": "StorageDelete"}]}

_found(message) := {{
	"message": message,
	"at": ["resource", "azurerm_storage_table", "main", 0],
	"resource": "azurerm_storage_table.main",
}}

_nothing := "requests to the table are not logged: StorageDelete, StorageRead, StorageWrite"

test_finds_what_is_wrong if {
	storage_logging_is_enabled_for_table_service.deny == _found(_nothing) with input as _module({})
	storage_logging_is_enabled_for_table_service.deny == _found("requests to the table are not logged: StorageDelete, StorageRead") with input as _module(_logging({"enabled_log": [{"category": "StorageWrite"}]}))
	blobs := {"main": [object.union(_all, {"target_resource_id": "${azurerm_storage_account.main.id}/blobServices/default"})]}
	storage_logging_is_enabled_for_table_service.deny == _found(_nothing) with input as _module(blobs)
	by_id := object.union(
		_module({}).resource,
		{"azurerm_storage_table": {"main": [{"storage_account_id": "${azurerm_storage_account.main.id}"}]}},
	)
	storage_logging_is_enabled_for_table_service.deny == _found(_nothing) with input as {"resource": by_id}
}

test_accepts_what_is_right if {
	every logs in [_all, {"enabled_log": [{"category_group": "allLogs"}]}, {"enabled_log": [{"category_group": "audit"}]}] {
		storage_logging_is_enabled_for_table_service.deny == set() with input as _module(_logging(logs))
		storage_logging_is_enabled_for_table_service.unknown == set() with input as _module(_logging(logs))
	}
}

test_leaves_tables_of_other_modules_out if {
	module := {"resource": {"azurerm_storage_table": {"main": [{"storage_account_name": "${var.account}"}]}}}
	storage_logging_is_enabled_for_table_service.deny == set() with input as module
	storage_logging_is_enabled_for_table_service.unknown == set() with input as module
}

test_does_not_know_what_variables_say if {
	each := {"dynamic": {"enabled_log": [{"for_each": "${var.logs}", "content": [{"category": "${enabled_log.value}"}]}]}}
	astray := {"main": [object.union(_all, {"for_each": "${local.accounts}", "target_resource_id": "${each.value}"})]}
	every diagnostics in [_logging(each), astray] {
		storage_logging_is_enabled_for_table_service.deny == set() with input as _module(diagnostics)
		storage_logging_is_enabled_for_table_service.unknown == _found("whether requests to the table are logged is known only when Terraform runs") with input as _module(diagnostics)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	storage_logging_is_enabled_for_table_service.deny == set() with input as {"kind": "Pod"}
	storage_logging_is_enabled_for_table_service.unknown == set() with input as {"kind": "Pod"}
	storage_logging_is_enabled_for_table_service.deny == set() with input as {"resource": {"azurerm_storage_table": "odd"}}
}
