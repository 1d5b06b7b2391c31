package terraform.azure.app_service_enable_failed_request_test

import data.lib.fix
import data.terraform.azure.app_service_enable_failed_request

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
	"message": "failed requests are not traced",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [
	[["logs", 0, "failed_request_tracing"], {"logs": [{"failed_request_tracing": false}]}],
	[["logs", 0, "failed_request_tracing"], {"logs": [{"failed_request_tracing": "false"}]}],
	[["logs", 0, "failed_request_tracing_enabled"], {"logs": [{"failed_request_tracing_enabled": false}]}],
	[["logs", 0, "failed_request_tracing_enabled"], {"logs": [{"failed_request_tracing_enabled": "false"}]}],
	[[], {}],
	[["logs", 0], {"logs": [{}]}],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			fix.bare(app_service_enable_failed_request.deny) == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [
	{"logs": [{"failed_request_tracing": true}]},
	{"logs": [{"failed_request_tracing": "true"}]},
	{"logs": [{"failed_request_tracing_enabled": true}]},
	{"logs": [{"failed_request_tracing_enabled": "true"}]},
]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			app_service_enable_failed_request.deny == set() with input as _module(type, body)
			app_service_enable_failed_request.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"logs": [{"failed_request_tracing": "${var.choice}"}]}
	every type in _types {
		app_service_enable_failed_request.deny == set() with input as _module(type, body)
		app_service_enable_failed_request.unknown == {{
			"message": "logs.failed_request_tracing is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["logs", 0, "failed_request_tracing"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"logs": [{"for_each": ["a"], "content": [{"failed_request_tracing": false}]}]}}
	perhaps := {"dynamic": {"logs": [{"for_each": "${var.blocks}", "content": [{"failed_request_tracing": true}]}]}}
	every type in _types {
		count(app_service_enable_failed_request.deny) == 1 with input as _module(type, once)
		app_service_enable_failed_request.deny == set() with input as _module(type, perhaps)
		count(app_service_enable_failed_request.unknown) == 1 with input as _module(type, perhaps)
	}
}

test_takes_null_for_nothing if {
	app_service_enable_failed_request.deny != set() with input as _module("azurerm_linux_web_app", {"logs": [{"failed_request_tracing": null}]})
	app_service_enable_failed_request.deny != set() with input as _module("azurerm_app_service", {"logs": [{"failed_request_tracing_enabled": null}]})
}

test_writes_the_name_of_the_type if {
	{violation.fix.edits[0].path | some violation in app_service_enable_failed_request.deny} == {
		["resource", "azurerm_app_service", "main", 0, "logs", 0, "failed_request_tracing_enabled"],
	} with input as {"resource": {"azurerm_app_service": {"main": [{}]}}}
}

test_accepts_other_documents_and_odd_shapes if {
	app_service_enable_failed_request.deny == set() with input as {"kind": "Pod"}
	app_service_enable_failed_request.unknown == set() with input as {"kind": "Pod"}
	app_service_enable_failed_request.deny == set() with input as {"resource": {"azurerm_app_service": "odd"}}
}
