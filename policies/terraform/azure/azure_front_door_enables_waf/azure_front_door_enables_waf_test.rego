package terraform.azure.azure_front_door_enables_waf_test

import data.terraform.azure.azure_front_door_enables_waf

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_frontdoor", {"frontend_endpoint": [{"name": "a"}]}),
		_found("azurerm_frontdoor", ["frontend_endpoint", 0], "requests are passed on without a look at them"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		azure_front_door_enables_waf.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_frontdoor", {"frontend_endpoint": [{"web_application_firewall_policy_link_id": "${azurerm_frontdoor_firewall_policy.main.id}"}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		azure_front_door_enables_waf.deny == set() with input as module
		azure_front_door_enables_waf.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_frontdoor", {"frontend_endpoint": [{"web_application_firewall_policy_link_id": "${var.policy}"}]}),
		_found("azurerm_frontdoor", ["frontend_endpoint", 0, "web_application_firewall_policy_link_id"], "frontend_endpoint.web_application_firewall_policy_link_id is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		azure_front_door_enables_waf.deny == set() with input as example[0]
		azure_front_door_enables_waf.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	azure_front_door_enables_waf.deny == set() with input as {"kind": "Pod"}
	azure_front_door_enables_waf.unknown == set() with input as {"kind": "Pod"}
	azure_front_door_enables_waf.deny == set() with input as {"resource": {"azurerm_frontdoor": "odd"}}
}
