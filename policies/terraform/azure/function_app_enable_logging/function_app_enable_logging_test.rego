package terraform.azure.function_app_enable_logging_test

import data.lib.fix
import data.terraform.azure.function_app_enable_logging

_types := [
	"azurerm_function_app",
	"azurerm_function_app_slot",
	"azurerm_linux_function_app",
	"azurerm_linux_function_app_slot",
	"azurerm_windows_function_app",
	"azurerm_windows_function_app_slot",
]

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "calls of functions are not logged",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [
	[["builtin_logging_enabled"], {"builtin_logging_enabled": false}],
	[["builtin_logging_enabled"], {"builtin_logging_enabled": "false"}],
	[["enable_builtin_logging"], {"enable_builtin_logging": false}],
	[["enable_builtin_logging"], {"enable_builtin_logging": "false"}],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			fix.bare(function_app_enable_logging.deny) == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [
	{"builtin_logging_enabled": true},
	{"builtin_logging_enabled": "true"},
	{"enable_builtin_logging": true},
	{"enable_builtin_logging": "true"},
	{},
	{"builtin_logging_enabled": null},
]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			function_app_enable_logging.deny == set() with input as _module(type, body)
			function_app_enable_logging.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"builtin_logging_enabled": "${var.choice}"}
	every type in _types {
		function_app_enable_logging.deny == set() with input as _module(type, body)
		function_app_enable_logging.unknown == {{
			"message": "builtin_logging_enabled is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["builtin_logging_enabled"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_leaves_apps_with_application_insights_out if {
	told := [
		{"site_config": [{"application_insights_connection_string": "${azurerm_application_insights.main.connection_string}"}]},
		{"site_config": [{"application_insights_key": "${azurerm_application_insights.main.instrumentation_key}"}]},
		{"app_settings": {"APPINSIGHTS_INSTRUMENTATIONKEY": "${azurerm_application_insights.main.instrumentation_key}"}},
		{"app_settings": "${merge({ APPLICATIONINSIGHTS_CONNECTION_STRING = var.insights }, var.settings)}"},
	]
	every type in _types {
		every more in told {
			body := object.union({"builtin_logging_enabled": false}, more)
			function_app_enable_logging.deny == set() with input as _module(type, body)
			function_app_enable_logging.unknown == set() with input as _module(type, body)
		}
		plain := {"builtin_logging_enabled": false, "app_settings": {"COLOUR": "blue"}}
		count(function_app_enable_logging.deny) == 1 with input as _module(type, plain)
		open := {"builtin_logging_enabled": false, "app_settings": "${var.settings}"}
		function_app_enable_logging.deny == set() with input as _module(type, open)
		count(function_app_enable_logging.unknown) == 1 with input as _module(type, open)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	function_app_enable_logging.deny == set() with input as {"kind": "Pod"}
	function_app_enable_logging.unknown == set() with input as {"kind": "Pod"}
	function_app_enable_logging.deny == set() with input as {"resource": {"azurerm_function_app": "odd"}}
}
