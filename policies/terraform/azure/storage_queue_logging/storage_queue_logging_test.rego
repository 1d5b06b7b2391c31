package terraform.azure.storage_queue_logging_test

import data.terraform.azure.storage_queue_logging

_all := {"delete": true, "read": true, "write": true, "version": "1.0"}

_account(body) := {"resource": {"azurerm_storage_account": {"main": [body]}}}

_logging(logging) := _account({"queue_properties": [{"logging": [logging]}]})

_with(type, body) := {"resource": {"azurerm_storage_account": {"main": [{}]}, type: {"main": [body]}}}

_found(message) := {{
	"message": message,
	"at": ["resource", "azurerm_storage_account", "main", 0],
	"resource": "azurerm_storage_account.main",
}}

_nothing := _found("requests to queues are not logged: delete, read, write")

_undecided := _found("whether requests to queues are logged is known only when Terraform runs")

test_finds_accounts_that_log_nothing if {
	every body in [{}, {"queue_properties": [{}]}, {"queue_properties": [{"logging": [{}]}]}, {"account_kind": "Storage"}] {
		storage_queue_logging.deny == _nothing with input as _account(body)
	}
}

test_finds_accounts_that_log_a_part if {
	found := _found("requests to queues are not logged: read")
	storage_queue_logging.deny == found with input as _logging({"delete": true, "read": false, "write": true})
	storage_queue_logging.deny == found with input as _logging({"delete": true, "write": "true"})
}

test_accepts_accounts_that_log_all if {
	storage_queue_logging.deny == set() with input as _logging(_all)
	storage_queue_logging.unknown == set() with input as _logging(_all)
}

test_accepts_accounts_without_queues if {
	every kind in ["BlobStorage", "BlockBlobStorage", "FileStorage"] {
		storage_queue_logging.deny == set() with input as _account({"account_kind": kind})
	}
}

test_accepts_logging_by_other_resources if {
	id := "${azurerm_storage_account.main.id}"
	target := concat("", [id, "/queueServices/default"])
	properties := {"storage_account_id": id, "logging": [_all]}
	module := _with("azurerm_storage_account_queue_properties", properties)
	storage_queue_logging.deny == set() with input as module
	every logs in [
		[{"category": "StorageRead"}, {"category": "StorageWrite"}, {"category": "StorageDelete"}],
		[{"category_group": "allLogs"}],
	] {
		diagnosed := {"target_resource_id": target, "enabled_log": logs}
		storage_queue_logging.deny == set() with input as _with("azurerm_monitor_diagnostic_setting", diagnosed)
	}
	blobs := {"target_resource_id": concat("", [id, "/blobServices/default"]), "enabled_log": [{"category_group": "allLogs"}]}
	storage_queue_logging.deny == _nothing with input as _with("azurerm_monitor_diagnostic_setting", blobs)
	reads := {"target_resource_id": target, "enabled_log": [{"category": "StorageRead"}]}
	storage_queue_logging.deny == _found("requests to queues are not logged: delete, write") with input as _with(
		"azurerm_monitor_diagnostic_setting",
		reads,
	)
}

test_does_not_know_what_variables_say if {
	every module in [
		_logging(object.union(_all, {"read": "${var.read}"})),
		_account({"account_kind": "${var.kind}"}),
		_account({"queue_properties": "${var.queues}"}),
		_with("azurerm_monitor_diagnostic_setting", {"target_resource_id": "${each.value.id}"}),
	] {
		storage_queue_logging.deny == set() with input as module
		storage_queue_logging.unknown == _undecided with input as module
	}
}

test_accepts_other_documents_and_odd_shapes if {
	storage_queue_logging.deny == set() with input as {"kind": "Pod"}
	storage_queue_logging.unknown == set() with input as {"kind": "Pod"}
	storage_queue_logging.deny == _nothing with input as _account({"queue_properties": [1], "account_kind": "StorageV2"})
}
