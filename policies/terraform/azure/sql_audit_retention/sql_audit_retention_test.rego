package terraform.azure.sql_audit_retention_test

import data.lib.fix
import data.terraform.azure.sql_audit_retention

_policy_type := "azurerm_mssql_server_extended_auditing_policy"

_stored(policy) := object.union({"storage_endpoint": "${azurerm_storage_account.a.primary_blob_endpoint}"}, policy)

_module(policy) := {"resource": {
	"azurerm_mssql_server": {"main": [{"name": "sql"}]},
	_policy_type: {"main": [object.union({"server_id": "${azurerm_mssql_server.main.id}"}, policy)]},
}}

_found(path, message, address) := {{"message": message, "at": path, "resource": address}}

_at := ["resource", _policy_type, "main", 0, "retention_in_days"]

_nothing := "no audit log is kept, since no auditing policy is about the server"

test_finds_short_times_at_the_server if {
	every days in [6, 89, "30"] {
		message := sprintf("the audit log is kept for %v days only", [days])
		found := _found(_at, message, "azurerm_mssql_server.main")
		fix.bare(sql_audit_retention.deny) == found with input as _module(_stored({"retention_in_days": days}))
	}
}

test_finds_policies_of_servers_that_are_elsewhere if {
	found := _found(_at, "the audit log is kept for 6 days only", concat(".", [_policy_type, "main"]))
	fix.bare(sql_audit_retention.deny) == found with input as {"resource": {_policy_type: {"main": [_stored({
		"server_id": "${data.azurerm_mssql_server.main.id}",
		"retention_in_days": 6,
	})]}}}
}

test_finds_blocks_of_old_servers if {
	path := ["resource", "azurerm_sql_server", "main", 0, "extended_auditing_policy", 0, "retention_in_days"]
	found := _found(path, "the audit log is kept for 6 days only", "azurerm_sql_server.main")
	fix.bare(sql_audit_retention.deny) == found with input as {"resource": {"azurerm_sql_server": {"main": [{
		"extended_auditing_policy": [{"retention_in_days": 6}],
	}]}}}
}

test_finds_servers_without_a_policy if {
	every type in ["azurerm_mssql_server", "azurerm_sql_server"] {
		found := _found(["resource", type, "main", 0], _nothing, concat(".", [type, "main"]))
		sql_audit_retention.deny == found with input as {"resource": {type: {"main": [{}]}}}
	}
}

test_accepts_long_times_forever_and_workspaces if {
	every policy in [
		_stored({"retention_in_days": 90}),
		_stored({"retention_in_days": 0}),
		_stored({}),
		{"blob_storage_endpoint": "x", "retention_in_days": 365},
		{"log_monitoring_enabled": true, "retention_in_days": 6},
	] {
		sql_audit_retention.deny == set() with input as _module(policy)
		sql_audit_retention.unknown == set() with input as _module(policy)
	}
}

test_does_not_know_what_a_variable_says if {
	module := _module(_stored({"retention_in_days": "${var.days}"}))
	sql_audit_retention.deny == set() with input as module
	sql_audit_retention.unknown == _found(
		_at,
		"retention_in_days is known only when Terraform runs",
		concat(".", [_policy_type, "main"]),
	) with input as module
}

test_does_not_know_policies_of_a_loop if {
	module := {"resource": {
		"azurerm_mssql_server": {"main": [{}]},
		_policy_type: {"main": [{"for_each": "${local.servers}", "server_id": "${each.value.id}"}]},
	}}
	sql_audit_retention.deny == set() with input as module
	count(sql_audit_retention.unknown) == 1 with input as module
}

test_accepts_other_documents_and_odd_shapes if {
	sql_audit_retention.deny == set() with input as {"kind": "Pod"}
	sql_audit_retention.unknown == set() with input as {"kind": "Pod"}
	sql_audit_retention.deny == set() with input as _module(_stored({"retention_in_days": ["x"]}))
}
