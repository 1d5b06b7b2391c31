package terraform.azure.sql_server_email_alerts_enabled_test

import data.terraform.azure.sql_server_email_alerts_enabled

_module(body) := {"resource": {"azurerm_mssql_server_security_alert_policy": {"main": [body]}}}

_found(steps) := {{
	"message": "alerts are sent to nobody",
	"at": array.concat(["resource", "azurerm_mssql_server_security_alert_policy", "main", 0], steps),
	"resource": "azurerm_mssql_server_security_alert_policy.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["email_addresses"], {"email_addresses": ""}],
	[[], {}],
	[["email_addresses"], {"email_addresses": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		sql_server_email_alerts_enabled.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"email_addresses": ["security@example.com"]}]

test_accepts_what_is_right if {
	every body in _right {
		sql_server_email_alerts_enabled.deny == set() with input as _module(body)
		sql_server_email_alerts_enabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"email_addresses": "${var.choice}"}
	sql_server_email_alerts_enabled.deny == set() with input as _module(body)
	sql_server_email_alerts_enabled.unknown == {{
		"message": "email_addresses is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_mssql_server_security_alert_policy", "main", 0], ["email_addresses"]),
		"resource": "azurerm_mssql_server_security_alert_policy.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	sql_server_email_alerts_enabled.deny == set() with input as {"kind": "Pod"}
	sql_server_email_alerts_enabled.unknown == set() with input as {"kind": "Pod"}
	sql_server_email_alerts_enabled.deny == set() with input as {"resource": {"azurerm_mssql_server_security_alert_policy": "odd"}}
}
