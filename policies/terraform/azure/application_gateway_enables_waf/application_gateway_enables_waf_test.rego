package terraform.azure.application_gateway_enables_waf_test

import data.terraform.azure.application_gateway_enables_waf

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_application_gateway", {}),
		_found("azurerm_application_gateway", [], "requests are passed on without a look at them"),
	],
	[
		_module("azurerm_application_gateway", {"waf_configuration": [{"enabled": false}]}),
		_found("azurerm_application_gateway", [], "requests are passed on without a look at them"),
	],
	[
		{"resource": {"azurerm_application_gateway": {"main": [{"firewall_policy_id": "${azurerm_web_application_firewall_policy.off.id}"}]}, "azurerm_web_application_firewall_policy": {"off": [{"policy_settings": [{"enabled": false}]}]}}},
		{{"message": "requests are passed on without a look at them", "at": ["resource", "azurerm_application_gateway", "main", 0], "resource": "azurerm_application_gateway.main"}},
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		application_gateway_enables_waf.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_application_gateway", {"waf_configuration": [{"enabled": true}]}),
	_module("azurerm_application_gateway", {"firewall_policy_id": "${azurerm_web_application_firewall_policy.main.id}"}),
]

test_accepts_what_is_right if {
	every module in _right {
		application_gateway_enables_waf.deny == set() with input as module
		application_gateway_enables_waf.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_application_gateway", {"firewall_policy_id": "${var.policy}"}),
		_found("azurerm_application_gateway", [], "whether the gateway has a firewall is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		application_gateway_enables_waf.deny == set() with input as example[0]
		application_gateway_enables_waf.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	application_gateway_enables_waf.deny == set() with input as {"kind": "Pod"}
	application_gateway_enables_waf.unknown == set() with input as {"kind": "Pod"}
	application_gateway_enables_waf.deny == set() with input as {"resource": {"azurerm_application_gateway": "odd"}}
}
