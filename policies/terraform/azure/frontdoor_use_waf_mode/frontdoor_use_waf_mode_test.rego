package terraform.azure.frontdoor_use_waf_mode_test

import data.lib.fix
import data.terraform.azure.frontdoor_use_waf_mode

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_frontdoor_firewall_policy", {"policy_settings": [{"enabled": false}]}),
		_found("azurerm_frontdoor_firewall_policy", ["policy_settings", 0, "enabled"], "the firewall is switched off"),
	],
	[
		_module("azurerm_cdn_frontdoor_firewall_policy", {"enabled": false}),
		_found("azurerm_cdn_frontdoor_firewall_policy", ["enabled"], "the firewall is switched off"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(frontdoor_use_waf_mode.deny) == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_frontdoor_firewall_policy", {}),
	_module("azurerm_frontdoor_firewall_policy", {"policy_settings": [{"mode": "Prevention"}]}),
	_module("azurerm_frontdoor_firewall_policy", {"policy_settings": [{"enabled": true}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		frontdoor_use_waf_mode.deny == set() with input as module
		frontdoor_use_waf_mode.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_frontdoor_firewall_policy", {"policy_settings": [{"enabled": "${var.on}"}]}),
		_found("azurerm_frontdoor_firewall_policy", ["policy_settings", 0, "enabled"], "policy_settings.enabled is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		frontdoor_use_waf_mode.deny == set() with input as example[0]
		frontdoor_use_waf_mode.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	frontdoor_use_waf_mode.deny == set() with input as {"kind": "Pod"}
	frontdoor_use_waf_mode.unknown == set() with input as {"kind": "Pod"}
	frontdoor_use_waf_mode.deny == set() with input as {"resource": {"azurerm_cdn_frontdoor_firewall_policy": "odd"}}
}
