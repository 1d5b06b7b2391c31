package terraform.azure.azure_search_allowed_i_ps_not_global_test

import data.terraform.azure.azure_search_allowed_i_ps_not_global

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_search_service", {"allowed_ips": ["192.0.2.1", "0.0.0.0/0"]}),
		_found("azurerm_search_service", ["allowed_ips"], "every address may reach the service"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		azure_search_allowed_i_ps_not_global.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_search_service", {}),
	_module("azurerm_search_service", {"allowed_ips": ["192.0.2.0/24"]}),
	_module("azurerm_search_service", {"allowed_ips": ["0.0.0.0/0"], "public_network_access_enabled": false}),
]

test_accepts_what_is_right if {
	every module in _right {
		azure_search_allowed_i_ps_not_global.deny == set() with input as module
		azure_search_allowed_i_ps_not_global.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_search_service", {"allowed_ips": "${var.office}"}),
		_found("azurerm_search_service", ["allowed_ips"], "allowed_ips is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		azure_search_allowed_i_ps_not_global.deny == set() with input as example[0]
		azure_search_allowed_i_ps_not_global.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	azure_search_allowed_i_ps_not_global.deny == set() with input as {"kind": "Pod"}
	azure_search_allowed_i_ps_not_global.unknown == set() with input as {"kind": "Pod"}
	azure_search_allowed_i_ps_not_global.deny == set() with input as {"resource": {"azurerm_search_service": "odd"}}
}
