package terraform.azure.app_service_always_on_test

import data.lib.fix
import data.terraform.azure.app_service_always_on

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_app_service", {}),
		_found("azurerm_app_service", [], "the app is put to sleep when nobody calls it"),
	],
	[
		_module("azurerm_app_service", {"site_config": [{}]}),
		_found("azurerm_app_service", ["site_config", 0], "the app is put to sleep when nobody calls it"),
	],
	[
		_module("azurerm_windows_web_app", {"site_config": [{"always_on": false}]}),
		_found("azurerm_windows_web_app", ["site_config", 0, "always_on"], "the app is put to sleep when nobody calls it"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(app_service_always_on.deny) == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_linux_web_app", {}),
	_module("azurerm_linux_web_app", {"site_config": [{"always_on": true}]}),
	_module("azurerm_app_service", {"site_config": [{"always_on": true}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		app_service_always_on.deny == set() with input as module
		app_service_always_on.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_linux_web_app", {"site_config": [{"always_on": "${var.on}"}]}),
		_found("azurerm_linux_web_app", ["site_config", 0, "always_on"], "site_config.always_on is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		app_service_always_on.deny == set() with input as example[0]
		app_service_always_on.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	app_service_always_on.deny == set() with input as {"kind": "Pod"}
	app_service_always_on.unknown == set() with input as {"kind": "Pod"}
	app_service_always_on.deny == set() with input as {"resource": {"azurerm_app_service": "odd"}}
}
