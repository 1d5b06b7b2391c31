package terraform.azure.sql_database_zone_redundant_test

import data.lib.fix
import data.terraform.azure.sql_database_zone_redundant

_module(body) := {"resource": {"azurerm_mssql_database": {"main": [body]}}}

_found(steps) := {{
	"message": "the database lives in one zone",
	"at": array.concat(["resource", "azurerm_mssql_database", "main", 0], steps),
	"resource": "azurerm_mssql_database.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["zone_redundant"], {"zone_redundant": false}],
	[["zone_redundant"], {"zone_redundant": "false"}],
	[[], {}],
	[["zone_redundant"], {"zone_redundant": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(sql_database_zone_redundant.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"zone_redundant": true}, {"zone_redundant": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		sql_database_zone_redundant.deny == set() with input as _module(body)
		sql_database_zone_redundant.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"zone_redundant": "${var.choice}"}
	sql_database_zone_redundant.deny == set() with input as _module(body)
	sql_database_zone_redundant.unknown == {{
		"message": "zone_redundant is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_mssql_database", "main", 0], ["zone_redundant"]),
		"resource": "azurerm_mssql_database.main",
	}} with input as _module(body)
}

test_mends_databases_that_can_alone if {
	every sku, fixes in {"S0": 0, "Basic": 0, "${var.sku}": 0, "P1": 1, "GP_Gen5_2": 1, "BC_Gen5_2": 1} {
		count([violation.fix | some violation in sql_database_zone_redundant.deny]) == fixes with input as _module({"sku_name": sku})
	}
}

test_accepts_other_documents_and_odd_shapes if {
	sql_database_zone_redundant.deny == set() with input as {"kind": "Pod"}
	sql_database_zone_redundant.unknown == set() with input as {"kind": "Pod"}
	sql_database_zone_redundant.deny == set() with input as {"resource": {"azurerm_mssql_database": "odd"}}
}
