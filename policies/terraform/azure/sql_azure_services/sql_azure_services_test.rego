package terraform.azure.sql_azure_services_test

import data.terraform.azure.sql_azure_services

_rule(type, start, end) := {"resource": {type: {"azure": [{"start_ip_address": start, "end_ip_address": end}]}}}

test_finds_the_rule_for_azure if {
	every type in ["azurerm_mssql_firewall_rule", "azurerm_postgresql_flexible_server_firewall_rule"] {
		sql_azure_services.deny == {{
			"message": "whatever runs in Azure may connect",
			"at": ["resource", type, "azure", 0, "start_ip_address"],
			"resource": concat(".", [type, "azure"]),
		}} with input as _rule(type, "0.0.0.0", "0.0.0.0")
	}
}

test_accepts_other_ranges if {
	every end in ["255.255.255.255", "0.0.0.1"] {
		sql_azure_services.deny == set() with input as _rule("azurerm_mssql_firewall_rule", "0.0.0.0", end)
	}
	sql_azure_services.deny == set() with input as {"resource": {"azurerm_mssql_firewall_rule": {"azure": [{}]}}}
}

test_knows_that_other_addresses_are_not_the_rule_for_azure if {
	every start in ["198.51.100.1", "${azurerm_public_ip.office.ip_address}"] {
		document := _rule("azurerm_mssql_firewall_rule", start, "${var.end}")
		sql_azure_services.deny == set() with input as document
		sql_azure_services.unknown == set() with input as document
	}
}

test_does_not_know_what_a_variable_says if {
	document := _rule("azurerm_mssql_firewall_rule", "${var.start}", "${var.end}")
	sql_azure_services.deny == set() with input as document
	sql_azure_services.unknown == {{
		"message": "who may connect is known only when Terraform runs",
		"at": ["resource", "azurerm_mssql_firewall_rule", "azure", 0, "start_ip_address"],
		"resource": "azurerm_mssql_firewall_rule.azure",
	}} with input as document
}

test_accepts_other_documents if {
	sql_azure_services.deny == set() with input as {"kind": "Pod"}
}
