package terraform.azure.app_service_slot_debug_disabled_test

import data.lib.fix
import data.terraform.azure.app_service_slot_debug_disabled

_types := [
	"azurerm_app_service_slot",
	"azurerm_linux_web_app_slot",
	"azurerm_windows_web_app_slot",
]

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, example) := {{
	"message": example[0],
	"at": array.concat(["resource", type, "main", 0], example[1]),
	"resource": concat(".", [type, "main"]),
}}

_wrong := [
	[
		"the slot can be debugged from afar",
		["site_config", 0, "remote_debugging_enabled"],
		{"site_config": [{"remote_debugging_enabled": true}]},
	],
	[
		"the slot can be debugged from afar",
		["site_config", 0, "remote_debugging_enabled"],
		{"site_config": [{"remote_debugging_enabled": "true"}]},
	],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			fix.bare(app_service_slot_debug_disabled.deny) == _found(type, example) with input as _module(type, example[2])
		}
	}
}

_right := [
	{},
	{"site_config": [{}]},
	{"site_config": [{"remote_debugging_enabled": null}]},
	{"site_config": [{"remote_debugging_enabled": false}]},
]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			app_service_slot_debug_disabled.deny == set() with input as _module(type, body)
			app_service_slot_debug_disabled.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"site_config": [{"remote_debugging_enabled": "${var.debug}"}]}
	every type in _types {
		app_service_slot_debug_disabled.deny == set() with input as _module(type, body)
		{finding.message | some finding in app_service_slot_debug_disabled.unknown} == {"site_config.remote_debugging_enabled is known only when Terraform runs"} with input as _module(type, body)
	}
}

test_leaves_apps_to_the_rule_on_them if {
	app_service_slot_debug_disabled.deny == set() with input as _module("azurerm_linux_web_app", _wrong[0][2])
}

test_accepts_other_documents_and_odd_shapes if {
	app_service_slot_debug_disabled.deny == set() with input as {"kind": "Pod"}
	app_service_slot_debug_disabled.unknown == set() with input as {"kind": "Pod"}
	app_service_slot_debug_disabled.deny == set() with input as {"resource": {"azurerm_linux_web_app_slot": "odd"}}
	app_service_slot_debug_disabled.deny == set() with input as {"resource": {"azurerm_linux_web_app_slot": {"main": [{}, 7, null]}}}
}
