package terraform.azure.v_aset_periodic_scans_on_sql_test

import data.lib.fix
import data.terraform.azure.v_aset_periodic_scans_on_sql

_module(body) := {"resource": {"azurerm_mssql_server_vulnerability_assessment": {"main": [body]}}}

_found(steps) := {{
	"message": "the server is not scanned by itself",
	"at": array.concat(["resource", "azurerm_mssql_server_vulnerability_assessment", "main", 0], steps),
	"resource": "azurerm_mssql_server_vulnerability_assessment.main",
}}

_wrong := [
	[[], {}],
	[["recurring_scans", 0], {"recurring_scans": [{}]}],
	[["recurring_scans", 0, "enabled"], {"recurring_scans": [{"enabled": false}]}],
	[["recurring_scans", 0, "enabled"], {"recurring_scans": [{"enabled": "false"}]}],
	[["recurring_scans", 0, "enabled"], {"recurring_scans": [{"enabled": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(v_aset_periodic_scans_on_sql.deny) == _found(example[0]) with input as _module(example[1])
	}
}

test_accepts_what_is_right if {
	every on in [true, "true"] {
		v_aset_periodic_scans_on_sql.deny == set() with input as _module({"recurring_scans": [{"enabled": on}]})
		v_aset_periodic_scans_on_sql.unknown == set() with input as _module({"recurring_scans": [{"enabled": on}]})
	}
}

test_does_not_know_what_variables_say if {
	perhaps := {"dynamic": {"recurring_scans": [{"for_each": "${var.scans}", "content": [{"enabled": true}]}]}}
	every body in [{"recurring_scans": [{"enabled": "${var.scan}"}]}, perhaps] {
		v_aset_periodic_scans_on_sql.deny == set() with input as _module(body)
		{finding.message | some finding in v_aset_periodic_scans_on_sql.unknown} == {"recurring_scans.enabled is known only when Terraform runs"} with input as _module(body)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	v_aset_periodic_scans_on_sql.deny == set() with input as {"kind": "Pod"}
	v_aset_periodic_scans_on_sql.unknown == set() with input as {"kind": "Pod"}
	v_aset_periodic_scans_on_sql.deny == set() with input as {"resource": {"azurerm_mssql_server_vulnerability_assessment": "odd"}}
}
