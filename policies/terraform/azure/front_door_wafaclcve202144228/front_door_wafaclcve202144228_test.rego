package terraform.azure.front_door_wafaclcve202144228_test

import data.terraform.azure.front_door_wafaclcve202144228

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_frontdoor_firewall_policy", {}),
		_found("azurerm_frontdoor_firewall_policy", [], "no set of rules that knows Log4Shell is in force"),
	],
	[
		_module("azurerm_frontdoor_firewall_policy", {"managed_rule": [{"type": "BotProtection"}]}),
		_found("azurerm_frontdoor_firewall_policy", [], "no set of rules that knows Log4Shell is in force"),
	],
	[
		_module("azurerm_frontdoor_firewall_policy", {"managed_rule": [{"type": "Microsoft_DefaultRuleSet", "override": [{"rule_group_name": "JAVA", "rule": [{"rule_id": "944240", "action": "Block"}]}]}]}),
		_found("azurerm_frontdoor_firewall_policy", ["managed_rule", 0, "override", 0, "rule", 0], "the rule against Log4Shell (944240) does not block"),
	],
	[
		_module("azurerm_frontdoor_firewall_policy", {"managed_rule": [{"type": "DefaultRuleSet", "override": [{"rule_group_name": "JAVA", "rule": [{"rule_id": "944240", "enabled": true, "action": "Log"}]}]}]}),
		_found("azurerm_frontdoor_firewall_policy", ["managed_rule", 0, "override", 0, "rule", 0], "the rule against Log4Shell (944240) does not block"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		front_door_wafaclcve202144228.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_frontdoor_firewall_policy", {"managed_rule": [{"type": "DefaultRuleSet", "version": "1.0"}]}),
	_module("azurerm_frontdoor_firewall_policy", {"managed_rule": [{"type": "Microsoft_DefaultRuleSet", "override": [{"rule_group_name": "JAVA", "rule": [{"rule_id": "944240", "enabled": true, "action": "Block"}]}]}]}),
	_module("azurerm_frontdoor_firewall_policy", {"managed_rule": "${var.rules}"}),
]

test_accepts_what_is_right if {
	every module in _right {
		front_door_wafaclcve202144228.deny == set() with input as module
	}
}

test_accepts_other_documents_and_odd_shapes if {
	front_door_wafaclcve202144228.deny == set() with input as {"kind": "Pod"}
	front_door_wafaclcve202144228.deny == set() with input as {"resource": {"azurerm_frontdoor_firewall_policy": "odd"}}
}
