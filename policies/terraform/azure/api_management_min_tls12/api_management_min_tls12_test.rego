package terraform.azure.api_management_min_tls12_test

import data.lib.fix
import data.terraform.azure.api_management_min_tls12

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_api_management", {"security": [{"frontend_tls10_enabled": true}]}),
		_found("azurerm_api_management", ["security", 0, "frontend_tls10_enabled"], "an old protocol is switched on: security.frontend_tls10_enabled"),
	],
	[
		_module("azurerm_api_management", {"security": [{"enable_backend_ssl30": true}]}),
		_found("azurerm_api_management", ["security", 0, "enable_backend_ssl30"], "an old protocol is switched on: security.enable_backend_ssl30"),
	],
	[
		_module("azurerm_api_management", {"security": [{"enable_frontend_tls11": true}]}),
		_found("azurerm_api_management", ["security", 0, "enable_frontend_tls11"], "an old protocol is switched on: security.enable_frontend_tls11"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(api_management_min_tls12.deny) == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_api_management", {}),
	_module("azurerm_api_management", {"security": [{}]}),
	_module("azurerm_api_management", {"security": [{"frontend_tls10_enabled": false}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		api_management_min_tls12.deny == set() with input as module
		api_management_min_tls12.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_api_management", {"security": [{"frontend_tls10_enabled": "${var.old}"}]}),
		_found("azurerm_api_management", ["security", 0, "frontend_tls10_enabled"], "security.frontend_tls10_enabled is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		api_management_min_tls12.deny == set() with input as example[0]
		api_management_min_tls12.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	api_management_min_tls12.deny == set() with input as {"kind": "Pod"}
	api_management_min_tls12.unknown == set() with input as {"kind": "Pod"}
	api_management_min_tls12.deny == set() with input as {"resource": {"azurerm_api_management": "odd"}}
}
