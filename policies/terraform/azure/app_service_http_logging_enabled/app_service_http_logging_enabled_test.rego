package terraform.azure.app_service_http_logging_enabled_test

import data.terraform.azure.app_service_http_logging_enabled

_types := [
	"azurerm_app_service",
	"azurerm_app_service_slot",
	"azurerm_linux_web_app",
	"azurerm_linux_web_app_slot",
	"azurerm_windows_web_app",
	"azurerm_windows_web_app_slot",
]

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "requests are not logged",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [
	[["logs", 0, "http_logs"], {"logs": [{"http_logs": []}]}],
	[[], {}],
	[["logs", 0], {"logs": [{}]}],
	[["logs", 0, "http_logs"], {"logs": [{"http_logs": null}]}],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			app_service_http_logging_enabled.deny == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [
	{"logs": [{"http_logs": [{"file_system": {"retention_in_days": 90, "retention_in_mb": 100}}]}]},
]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			app_service_http_logging_enabled.deny == set() with input as _module(type, body)
			app_service_http_logging_enabled.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"logs": [{"http_logs": "${var.choice}"}]}
	every type in _types {
		app_service_http_logging_enabled.deny == set() with input as _module(type, body)
		app_service_http_logging_enabled.unknown == {{
			"message": "logs.http_logs is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["logs", 0, "http_logs"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"logs": [{"for_each": ["a"], "content": [{"http_logs": []}]}]}}
	perhaps := {"dynamic": {"logs": [{"for_each": "${var.blocks}", "content": [{"http_logs": [{"file_system": {"retention_in_days": 90, "retention_in_mb": 100}}]}]}]}}
	every type in _types {
		count(app_service_http_logging_enabled.deny) == 1 with input as _module(type, once)
		app_service_http_logging_enabled.deny == set() with input as _module(type, perhaps)
		count(app_service_http_logging_enabled.unknown) == 1 with input as _module(type, perhaps)
	}
}

_with(type, diagnostic) := object.union(_module(type, {}), {"resource": {"azurerm_monitor_diagnostic_setting": {"main": [object.union(
	{"target_resource_id": sprintf("${%s.main.id}", [type])},
	diagnostic,
)]}}})

test_reads_diagnostic_settings if {
	every type in _types {
		kept := {"enabled_log": [{"category": "AppServiceConsoleLogs"}, {"category": "AppServiceHTTPLogs"}]}
		app_service_http_logging_enabled.deny == set() with input as _with(type, kept)
		app_service_http_logging_enabled.unknown == set() with input as _with(type, kept)
		other := {"enabled_log": [{"category": "AppServiceConsoleLogs"}]}
		count(app_service_http_logging_enabled.deny) == 1 with input as _with(type, other)
		open := {"dynamic": {"enabled_log": [{"for_each": "${var.logs}", "content": [{"category": "${enabled_log.value}"}]}]}}
		app_service_http_logging_enabled.deny == set() with input as _with(type, open)
		count(app_service_http_logging_enabled.unknown) == 1 with input as _with(type, open)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	app_service_http_logging_enabled.deny == set() with input as {"kind": "Pod"}
	app_service_http_logging_enabled.unknown == set() with input as {"kind": "Pod"}
	app_service_http_logging_enabled.deny == set() with input as {"resource": {"azurerm_app_service": "odd"}}
}
