package terraform.azure.pg_throttling_test

import data.lib.fix
import data.terraform.azure.pg_throttling

_types := ["azurerm_postgresql_configuration", "azurerm_postgresql_flexible_server_configuration"]

_parameter(type, name, value) := {"resource": {type: {"main": [{"name": name, "value": value}]}}}

_finding(type, message) := {{
	"message": message,
	"at": ["resource", type, "main", 0, "value"],
	"resource": concat(".", [type, "main"]),
}}

test_finds_parameters_that_are_off if {
	every type in _types {
		every name in ["connection_throttling", "connection_throttle.enable"] {
			every value in ["off", "OFF", "0", false] {
				fix.bare(pg_throttling.deny) == _finding(type, "failed logins are not slowed down") with input as _parameter(type, name, value)
			}
		}
	}
}

test_accepts_parameters_that_are_on_and_others if {
	every type in _types {
		pg_throttling.deny == set() with input as _parameter(type, "connection_throttling", "on")
		pg_throttling.unknown == set() with input as _parameter(type, "connection_throttling", "on")
		pg_throttling.deny == set() with input as _parameter(type, "array_nulls", "off")
		pg_throttling.unknown == set() with input as _parameter(type, "array_nulls", "off")
	}
}

test_does_not_know_what_a_variable_says if {
	message := "value is known only when Terraform runs"
	every type in _types {
		pg_throttling.deny == set() with input as _parameter(type, "connection_throttling", "${var.on}")
		pg_throttling.unknown == _finding(type, message) with input as _parameter(type, "connection_throttling", "${var.on}")
		pg_throttling.unknown == _finding(type, message) with input as _parameter(type, "${each.key}", "off")
		pg_throttling.unknown == set() with input as _parameter(type, "${each.key}", "on")
	}
}

test_accepts_other_documents_and_odd_shapes if {
	pg_throttling.deny == set() with input as {"kind": "Pod"}
	pg_throttling.unknown == set() with input as {"kind": "Pod"}
	pg_throttling.deny == set() with input as _parameter("azurerm_postgresql_configuration", ["x"], {})
	pg_throttling.deny == set() with input as {"resource": {"azurerm_postgresql_configuration": {"main": [{}]}}}
}
