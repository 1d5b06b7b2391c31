package terraform.azure.app_service_remote_debugging_not_enabled_test

import data.lib.fix
import data.terraform.azure.app_service_remote_debugging_not_enabled

_types := [
	"azurerm_app_service",
	"azurerm_app_service_slot",
	"azurerm_function_app",
	"azurerm_function_app_slot",
	"azurerm_linux_function_app",
	"azurerm_linux_function_app_slot",
	"azurerm_windows_function_app",
	"azurerm_windows_function_app_slot",
	"azurerm_linux_web_app",
	"azurerm_linux_web_app_slot",
	"azurerm_windows_web_app",
	"azurerm_windows_web_app_slot",
]

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "the app can be debugged from afar",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [
	[["site_config", 0, "remote_debugging_enabled"], {"site_config": [{"remote_debugging_enabled": true}]}],
	[["site_config", 0, "remote_debugging_enabled"], {"site_config": [{"remote_debugging_enabled": "true"}]}],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			fix.bare(app_service_remote_debugging_not_enabled.deny) == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [
	{"site_config": [{"remote_debugging_enabled": false}]},
	{"site_config": [{"remote_debugging_enabled": "false"}]},
	{},
	{"site_config": [{}]},
	{"site_config": [{"remote_debugging_enabled": null}]},
]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			app_service_remote_debugging_not_enabled.deny == set() with input as _module(type, body)
			app_service_remote_debugging_not_enabled.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"site_config": [{"remote_debugging_enabled": "${var.choice}"}]}
	every type in _types {
		app_service_remote_debugging_not_enabled.deny == set() with input as _module(type, body)
		app_service_remote_debugging_not_enabled.unknown == {{
			"message": "site_config.remote_debugging_enabled is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["site_config", 0, "remote_debugging_enabled"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"site_config": [{"for_each": ["a"], "content": [{"remote_debugging_enabled": true}]}]}}
	perhaps := {"dynamic": {"site_config": [{"for_each": "${var.blocks}", "content": [{"remote_debugging_enabled": true}]}]}}
	every type in _types {
		count(app_service_remote_debugging_not_enabled.deny) == 1 with input as _module(type, once)
		app_service_remote_debugging_not_enabled.deny == set() with input as _module(type, perhaps)
		count(app_service_remote_debugging_not_enabled.unknown) == 1 with input as _module(type, perhaps)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	app_service_remote_debugging_not_enabled.deny == set() with input as {"kind": "Pod"}
	app_service_remote_debugging_not_enabled.unknown == set() with input as {"kind": "Pod"}
	app_service_remote_debugging_not_enabled.deny == set() with input as {"resource": {"azurerm_app_service": "odd"}}
}
