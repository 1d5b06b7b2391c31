package terraform.azure.sql_tls_test

import data.lib.fix
import data.terraform.azure.sql_tls

_server(type, body) := {"resource": {type: {"main": [body]}}}

_finding(type, steps, message) := {
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}

test_finds_old_versions if {
	every type in ["azurerm_mssql_server", "azurerm_mssql_managed_instance"] {
		every value, what in {"1.0": "TLS 1.0", "1.1": "TLS 1.1", "Disabled": "every version of TLS"} {
			fix.bare(sql_tls.deny) == {_finding(
				type,
				["minimum_tls_version"],
				sprintf("%s is accepted", [what]),
			)} with input as _server(type, {"minimum_tls_version": value})
		}
	}
	fix.bare(sql_tls.deny) == {_finding(
		"azurerm_mssql_server",
		["minimum_tls_version"],
		"TLS 1.1 is accepted",
	)} with input as _server("azurerm_mssql_server", {"minimum_tls_version": 1.1})
}

test_finds_the_default_of_old_providers if {
	old := {"terraform": [{"required_providers": [{"azurerm": {"version": "~> 2.46"}}]}]}
	fix.bare(sql_tls.deny) == {_finding(
		"azurerm_mssql_server",
		[],
		"every version of TLS is accepted",
	)} with input as object.union(_server("azurerm_mssql_server", {}), old)
	sql_tls.deny == set() with input as object.union(_server("azurerm_mssql_managed_instance", {}), old)
}

test_accepts_new_versions_and_the_default if {
	every body in [{"minimum_tls_version": "1.2"}, {"minimum_tls_version": 1.3}, {}] {
		sql_tls.deny == set() with input as _server("azurerm_mssql_server", body)
		sql_tls.unknown == set() with input as _server("azurerm_mssql_server", body)
	}
}

test_does_not_know_what_a_variable_says if {
	document := _server("azurerm_mssql_server", {"minimum_tls_version": "${var.tls}"})
	sql_tls.deny == set() with input as document
	sql_tls.unknown == {_finding(
		"azurerm_mssql_server",
		["minimum_tls_version"],
		"minimum_tls_version is known only when Terraform runs",
	)} with input as document
}

test_accepts_other_documents if {
	sql_tls.deny == set() with input as {"kind": "Pod"}
}
