package terraform.azure.app_gateway_wafaclcve202144228_test

import data.terraform.azure.app_gateway_wafaclcve202144228

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_web_application_firewall_policy", {}),
		_found("azurerm_web_application_firewall_policy", [], "no set of rules that knows Log4Shell is in force"),
	],
	[
		_module("azurerm_web_application_firewall_policy", {"managed_rules": [{"managed_rule_set": [{"type": "OWASP", "version": "3.0"}]}]}),
		_found("azurerm_web_application_firewall_policy", [], "no set of rules that knows Log4Shell is in force"),
	],
	[
		_module("azurerm_web_application_firewall_policy", {"managed_rules": [{"managed_rule_set": [{"version": "3.2", "rule_group_override": [{"rule_group_name": "REQUEST-944-APPLICATION-ATTACK-JAVA", "disabled_rules": ["944240"]}]}]}]}),
		_found("azurerm_web_application_firewall_policy", ["managed_rules", 0, "managed_rule_set", 0, "rule_group_override", 0], "the rule against Log4Shell (944240) does not block"),
	],
	[
		_module("azurerm_web_application_firewall_policy", {"managed_rules": [{"managed_rule_set": [{"version": "3.2", "rule_group_override": [{"rule_group_name": "REQUEST-944-APPLICATION-ATTACK-JAVA", "rule": [{"id": "944240", "enabled": false}]}]}]}]}),
		_found("azurerm_web_application_firewall_policy", ["managed_rules", 0, "managed_rule_set", 0, "rule_group_override", 0], "the rule against Log4Shell (944240) does not block"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		app_gateway_wafaclcve202144228.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_web_application_firewall_policy", {"managed_rules": [{"managed_rule_set": [{"type": "OWASP", "version": "3.1"}]}]}),
	_module("azurerm_web_application_firewall_policy", {"managed_rules": [{"managed_rule_set": [{"type": "OWASP", "version": "3.2"}]}]}),
	_module("azurerm_web_application_firewall_policy", {"managed_rules": [{"managed_rule_set": [{"type": "Microsoft_DefaultRuleSet", "version": "2.1"}]}]}),
	_module("azurerm_web_application_firewall_policy", {"managed_rules": [{"managed_rule_set": [{"version": "3.2", "rule_group_override": [{"rule_group_name": "REQUEST-944-APPLICATION-ATTACK-JAVA", "rule": [{"id": "944240", "enabled": true}]}]}]}]}),
	_module("azurerm_web_application_firewall_policy", {"managed_rules": "${var.rules}"}),
]

test_accepts_what_is_right if {
	every module in _right {
		app_gateway_wafaclcve202144228.deny == set() with input as module
	}
}

test_accepts_other_documents_and_odd_shapes if {
	app_gateway_wafaclcve202144228.deny == set() with input as {"kind": "Pod"}
	app_gateway_wafaclcve202144228.deny == set() with input as {"resource": {"azurerm_web_application_firewall_policy": "odd"}}
}
