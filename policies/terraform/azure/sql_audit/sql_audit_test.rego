package terraform.azure.sql_audit_test

import data.terraform.azure.sql_audit

_server(type, body) := {"resource": {type: {"main": [body]}}}

_audited(policy) := {"resource": {
	"azurerm_mssql_server": {"main": [{"name": "main"}]},
	"azurerm_mssql_server_extended_auditing_policy": {"main": [policy]},
}}

_missing(type) := {
	"message": "nothing is audited, since no auditing policy is about the server",
	"at": ["resource", type, "main", 0],
	"resource": concat(".", [type, "main"]),
}

test_finds_servers_without_policy if {
	every type in ["azurerm_mssql_server", "azurerm_sql_server"] {
		sql_audit.deny == {_missing(type)} with input as _server(type, {"name": "main"})
		sql_audit.deny == {_missing(type)} with input as _server(type, {"extended_auditing_policy": []})
	}
}

test_finds_servers_whose_policy_is_about_another if {
	every id in ["${azurerm_mssql_server.other.id}", "${data.azurerm_mssql_server.main.id}", "${var.id}"] {
		sql_audit.deny == {_missing("azurerm_mssql_server")} with input as _audited({"server_id": id})
	}
}

_disabled := ["resource", "azurerm_mssql_server_extended_auditing_policy", "main", 0, "enabled"]

test_finds_policies_that_are_switched_off if {
	sql_audit.deny == {{
		"message": "auditing is switched off",
		"at": _disabled,
		"resource": "azurerm_mssql_server.main",
	}} with input as _audited({"server_id": "${azurerm_mssql_server.main.id}", "enabled": false})
	sql_audit.deny == {{
		"message": "auditing is switched off",
		"at": _disabled,
		"resource": "azurerm_mssql_server_extended_auditing_policy.main",
	}} with input as {"resource": {"azurerm_mssql_server_extended_auditing_policy": {"main": [{
		"server_id": "${var.server_id}",
		"enabled": false,
	}]}}}
}

test_accepts_audited_servers if {
	every document in [
		_audited({"server_id": "${azurerm_mssql_server.main.id}"}),
		_audited({"server_id": "${azurerm_mssql_server.main[0].id}", "enabled": true}),
		_server("azurerm_sql_server", {"extended_auditing_policy": [{"storage_endpoint": "https://x"}]}),
	] {
		sql_audit.deny == set() with input as document
		sql_audit.unknown == set() with input as document
	}
}

test_does_not_know_which_server_a_loop_names if {
	document := _audited({"server_id": "${each.value}"})
	sql_audit.deny == set() with input as document
	sql_audit.unknown == {{
		"message": "whether an auditing policy is about the server is known only when Terraform runs",
		"at": ["resource", "azurerm_mssql_server", "main", 0],
		"resource": "azurerm_mssql_server.main",
	}} with input as document
}

test_does_not_know_what_a_variable_switches if {
	document := _audited({"server_id": "${azurerm_mssql_server.main.id}", "enabled": "${var.audit}"})
	sql_audit.deny == set() with input as document
	sql_audit.unknown == {{
		"message": "enabled is known only when Terraform runs",
		"at": _disabled,
		"resource": "azurerm_mssql_server_extended_auditing_policy.main",
	}} with input as document
}

test_does_not_know_a_policy_that_may_be_missing if {
	policy := {"server_id": "${azurerm_mssql_server.main.id}", "count": "${var.audit ? 1 : 0}"}
	sql_audit.deny == set() with input as _audited(policy)
	{finding.resource | some finding in sql_audit.unknown} == {"azurerm_mssql_server.main"} with input as _audited(policy)
}

test_accepts_other_documents if {
	sql_audit.deny == set() with input as {"kind": "Pod"}
}
