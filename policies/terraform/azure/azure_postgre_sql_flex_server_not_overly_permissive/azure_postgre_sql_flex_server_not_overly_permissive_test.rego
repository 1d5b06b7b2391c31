package terraform.azure.azure_postgre_sql_flex_server_not_overly_permissive_test

import data.terraform.azure.azure_postgre_sql_flex_server_not_overly_permissive

_rule(start, end) := {"resource": {"azurerm_postgresql_flexible_server_firewall_rule": {"main": [{
	"start_ip_address": start,
	"end_ip_address": end,
}]}}}

_found(message) := {{
	"message": message,
	"at": ["resource", "azurerm_postgresql_flexible_server_firewall_rule", "main", 0, "start_ip_address"],
	"resource": "azurerm_postgresql_flexible_server_firewall_rule.main",
}}

test_finds_what_is_wrong if {
	azure_postgre_sql_flex_server_not_overly_permissive.deny == _found("0.0.0.0 to 255.255.255.255 may connect") with input as _rule("0.0.0.0", "255.255.255.255")
	azure_postgre_sql_flex_server_not_overly_permissive.deny == _found("10.0.0.0 to 11.0.0.0 may connect") with input as _rule("10.0.0.0", "11.0.0.0")
	azure_postgre_sql_flex_server_not_overly_permissive.deny == _found("whatever runs in Azure may connect") with input as _rule("0.0.0.0", "0.0.0.0")
}

test_accepts_what_is_right if {
	every range in [["203.0.113.0", "203.0.113.255"], ["${var.address}", "${var.address}"], [null, null], [7, "x"]] {
		azure_postgre_sql_flex_server_not_overly_permissive.deny == set() with input as _rule(range[0], range[1])
		azure_postgre_sql_flex_server_not_overly_permissive.unknown == set() with input as _rule(range[0], range[1])
	}
	other := {"resource": {"azurerm_mssql_firewall_rule": {"main": [{"start_ip_address": "0.0.0.0", "end_ip_address": "0.0.0.0"}]}}}
	azure_postgre_sql_flex_server_not_overly_permissive.deny == set() with input as other
}

test_does_not_know_what_variables_say if {
	azure_postgre_sql_flex_server_not_overly_permissive.deny == set() with input as _rule("${var.start}", "${var.end}")
	azure_postgre_sql_flex_server_not_overly_permissive.unknown == _found("who may connect is known only when Terraform runs") with input as _rule("${var.start}", "${var.end}")
}

test_accepts_other_documents_and_odd_shapes if {
	azure_postgre_sql_flex_server_not_overly_permissive.deny == set() with input as {"kind": "Pod"}
	azure_postgre_sql_flex_server_not_overly_permissive.unknown == set() with input as {"kind": "Pod"}
	azure_postgre_sql_flex_server_not_overly_permissive.deny == set() with input as {"resource": {"azurerm_postgresql_flexible_server_firewall_rule": "odd"}}
	azure_postgre_sql_flex_server_not_overly_permissive.deny == set() with input as {"resource": {"azurerm_postgresql_flexible_server_firewall_rule": {"main": [{}, 7, null]}}}
}
