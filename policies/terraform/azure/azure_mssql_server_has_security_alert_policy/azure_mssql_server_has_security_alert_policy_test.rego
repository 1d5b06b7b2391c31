package terraform.azure.azure_mssql_server_has_security_alert_policy_test

import data.terraform.azure.azure_mssql_server_has_security_alert_policy

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_mssql_server_security_alert_policy", {"state": "Disabled"}),
		_found("azurerm_mssql_server_security_alert_policy", ["state"], "nobody looks for attacks on the server"),
	],
	[
		_module("azurerm_mssql_managed_instance_security_alert_policy", {"enabled": false}),
		_found("azurerm_mssql_managed_instance_security_alert_policy", ["enabled"], "nobody looks for attacks on the server"),
	],
	[
		{"resource": {"azurerm_mssql_server_security_alert_policy": {"main": [{"server_name": "${azurerm_mssql_server.main.name}", "state": "Disabled"}]}, "azurerm_mssql_server": {"main": [{}]}}},
		{{"message": "nobody looks for attacks on the server", "at": ["resource", "azurerm_mssql_server_security_alert_policy", "main", 0, "state"], "resource": "azurerm_mssql_server.main"}},
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		azure_mssql_server_has_security_alert_policy.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_mssql_server_security_alert_policy", {"state": "Enabled"}),
	_module("azurerm_mssql_managed_instance_security_alert_policy", {}),
	_module("azurerm_mssql_managed_instance_security_alert_policy", {"enabled": true}),
]

test_accepts_what_is_right if {
	every module in _right {
		azure_mssql_server_has_security_alert_policy.deny == set() with input as module
		azure_mssql_server_has_security_alert_policy.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_mssql_server_security_alert_policy", {"state": "${var.state}"}),
		_found("azurerm_mssql_server_security_alert_policy", ["state"], "state is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		azure_mssql_server_has_security_alert_policy.deny == set() with input as example[0]
		azure_mssql_server_has_security_alert_policy.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	azure_mssql_server_has_security_alert_policy.deny == set() with input as {"kind": "Pod"}
	azure_mssql_server_has_security_alert_policy.unknown == set() with input as {"kind": "Pod"}
	azure_mssql_server_has_security_alert_policy.deny == set() with input as {"resource": {"azurerm_mssql_managed_instance_security_alert_policy": "odd"}}
}
