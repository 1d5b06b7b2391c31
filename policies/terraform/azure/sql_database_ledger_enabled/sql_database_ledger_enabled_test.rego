package terraform.azure.sql_database_ledger_enabled_test

import data.terraform.azure.sql_database_ledger_enabled

_module(body) := {"resource": {"azurerm_mssql_database": {"main": [body]}}}

_found(steps) := {{
	"message": "nobody can prove that rows were not changed",
	"at": array.concat(["resource", "azurerm_mssql_database", "main", 0], steps),
	"resource": "azurerm_mssql_database.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["ledger_enabled"], {"ledger_enabled": false}],
	[["ledger_enabled"], {"ledger_enabled": "false"}],
	[[], {}],
	[["ledger_enabled"], {"ledger_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		sql_database_ledger_enabled.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"ledger_enabled": true}, {"ledger_enabled": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		sql_database_ledger_enabled.deny == set() with input as _module(body)
		sql_database_ledger_enabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"ledger_enabled": "${var.choice}"}
	sql_database_ledger_enabled.deny == set() with input as _module(body)
	sql_database_ledger_enabled.unknown == {{
		"message": "ledger_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_mssql_database", "main", 0], ["ledger_enabled"]),
		"resource": "azurerm_mssql_database.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	sql_database_ledger_enabled.deny == set() with input as {"kind": "Pod"}
	sql_database_ledger_enabled.unknown == set() with input as {"kind": "Pod"}
	sql_database_ledger_enabled.deny == set() with input as {"resource": {"azurerm_mssql_database": "odd"}}
}
