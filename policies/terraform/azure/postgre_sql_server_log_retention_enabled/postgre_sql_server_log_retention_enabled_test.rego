package terraform.azure.postgre_sql_server_log_retention_enabled_test

import data.lib.fix
import data.terraform.azure.postgre_sql_server_log_retention_enabled

_types := ["azurerm_postgresql_configuration", "azurerm_postgresql_flexible_server_configuration"]

_parameter(type, name, value) := {"resource": {type: {"main": [{"name": name, "value": value}]}}}

_finding(type, message) := {{
	"message": message,
	"at": ["resource", type, "main", 0, "value"],
	"resource": concat(".", [type, "main"]),
}}

test_finds_parameters_that_are_off if {
	every type in _types {
		every name in ["log_retention"] {
			every value in ["off", "OFF", "0", false] {
				fix.bare(postgre_sql_server_log_retention_enabled.deny) == _finding(type, "logs are not kept") with input as _parameter(type, name, value)
			}
		}
	}
}

test_accepts_parameters_that_are_on_and_others if {
	every type in _types {
		postgre_sql_server_log_retention_enabled.deny == set() with input as _parameter(type, "log_retention", "on")
		postgre_sql_server_log_retention_enabled.unknown == set() with input as _parameter(type, "log_retention", "on")
		postgre_sql_server_log_retention_enabled.deny == set() with input as _parameter(type, "array_nulls", "off")
		postgre_sql_server_log_retention_enabled.unknown == set() with input as _parameter(type, "array_nulls", "off")
	}
}

test_does_not_know_what_a_variable_says if {
	message := "value is known only when Terraform runs"
	every type in _types {
		postgre_sql_server_log_retention_enabled.deny == set() with input as _parameter(type, "log_retention", "${var.on}")
		postgre_sql_server_log_retention_enabled.unknown == _finding(type, message) with input as _parameter(type, "log_retention", "${var.on}")
		postgre_sql_server_log_retention_enabled.unknown == _finding(type, message) with input as _parameter(type, "${each.key}", "off")
		postgre_sql_server_log_retention_enabled.unknown == set() with input as _parameter(type, "${each.key}", "on")
	}
}

test_accepts_other_documents_and_odd_shapes if {
	postgre_sql_server_log_retention_enabled.deny == set() with input as {"kind": "Pod"}
	postgre_sql_server_log_retention_enabled.unknown == set() with input as {"kind": "Pod"}
	postgre_sql_server_log_retention_enabled.deny == set() with input as _parameter("azurerm_postgresql_configuration", ["x"], {})
	postgre_sql_server_log_retention_enabled.deny == set() with input as {"resource": {"azurerm_postgresql_configuration": {"main": [{}]}}}
}
