package terraform.azure.sql_public_firewall_test

import data.terraform.azure.sql_public_firewall

_rule(type, start, end) := {"resource": {type: {"office": [{"start_ip_address": start, "end_ip_address": end}]}}}

_mssql(start, end) := _rule("azurerm_mssql_firewall_rule", start, end)

test_finds_firewalls_that_are_open if {
	every type in ["azurerm_mssql_firewall_rule", "azurerm_sql_firewall_rule", "azurerm_mysql_firewall_rule"] {
		sql_public_firewall.deny == {{
			"message": "0.0.0.0 to 255.255.255.255 may connect",
			"at": ["resource", type, "office", 0, "start_ip_address"],
			"resource": concat(".", [type, "office"]),
		}} with input as _rule(type, "0.0.0.0", "255.255.255.255")
	}
}

test_finds_firewalls_that_are_nearly_open if {
	every start, end in {"0.0.0.0": "127.255.255.255", "0.0.0.1": "255.255.255.254", "1.0.0.0": "9.255.255.255"} {
		count(sql_public_firewall.deny) == 1 with input as _mssql(start, end)
	}
}

test_accepts_ranges_of_a_network if {
	every start, end in {
		"0.0.0.0": "0.0.0.0",
		"10.0.17.62": "10.0.17.62",
		"40.112.0.0": "40.112.255.255",
		"10.0.0.0": "10.255.255.255",
		"no": "address",
		"${azurerm_public_ip.office.ip_address}": "${azurerm_public_ip.office.ip_address}",
	} {
		sql_public_firewall.deny == set() with input as _mssql(start, end)
		sql_public_firewall.unknown == set() with input as _mssql(start, end)
	}
	sql_public_firewall.deny == set() with input as {"resource": {"azurerm_mssql_firewall_rule": {"a": [{}]}}}
	sql_public_firewall.deny == set() with input as _rule("azurerm_redis_firewall_rule", "0.0.0.0", "255.255.255.255")
}

test_does_not_know_what_a_variable_says if {
	every document in [_mssql("${var.start}", "255.255.255.255"), _mssql("0.0.0.0", "${each.value}")] {
		sql_public_firewall.deny == set() with input as document
		sql_public_firewall.unknown == {{
			"message": "who may connect is known only when Terraform runs",
			"at": ["resource", "azurerm_mssql_firewall_rule", "office", 0, "start_ip_address"],
			"resource": "azurerm_mssql_firewall_rule.office",
		}} with input as document
	}
}

test_accepts_other_documents if {
	sql_public_firewall.deny == set() with input as {"kind": "Pod"}
}
