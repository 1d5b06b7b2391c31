package terraform.azure.app_service_detailed_error_messages_enabled_test

import data.lib.fix
import data.terraform.azure.app_service_detailed_error_messages_enabled

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
	"message": "pages of errors are not kept",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [
	[["logs", 0, "detailed_error_messages"], {"logs": [{"detailed_error_messages": false}]}],
	[["logs", 0, "detailed_error_messages"], {"logs": [{"detailed_error_messages": "false"}]}],
	[["logs", 0, "detailed_error_messages_enabled"], {"logs": [{"detailed_error_messages_enabled": false}]}],
	[["logs", 0, "detailed_error_messages_enabled"], {"logs": [{"detailed_error_messages_enabled": "false"}]}],
	[[], {}],
	[["logs", 0], {"logs": [{}]}],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			fix.bare(app_service_detailed_error_messages_enabled.deny) == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [
	{"logs": [{"detailed_error_messages": true}]},
	{"logs": [{"detailed_error_messages": "true"}]},
	{"logs": [{"detailed_error_messages_enabled": true}]},
	{"logs": [{"detailed_error_messages_enabled": "true"}]},
]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			app_service_detailed_error_messages_enabled.deny == set() with input as _module(type, body)
			app_service_detailed_error_messages_enabled.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"logs": [{"detailed_error_messages": "${var.choice}"}]}
	every type in _types {
		app_service_detailed_error_messages_enabled.deny == set() with input as _module(type, body)
		app_service_detailed_error_messages_enabled.unknown == {{
			"message": "logs.detailed_error_messages is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["logs", 0, "detailed_error_messages"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"logs": [{"for_each": ["a"], "content": [{"detailed_error_messages": false}]}]}}
	perhaps := {"dynamic": {"logs": [{"for_each": "${var.blocks}", "content": [{"detailed_error_messages": true}]}]}}
	every type in _types {
		count(app_service_detailed_error_messages_enabled.deny) == 1 with input as _module(type, once)
		app_service_detailed_error_messages_enabled.deny == set() with input as _module(type, perhaps)
		count(app_service_detailed_error_messages_enabled.unknown) == 1 with input as _module(type, perhaps)
	}
}

test_takes_null_for_nothing if {
	app_service_detailed_error_messages_enabled.deny != set() with input as _module("azurerm_linux_web_app", {"logs": [{"detailed_error_messages": null}]})
	app_service_detailed_error_messages_enabled.deny != set() with input as _module("azurerm_app_service", {"logs": [{"detailed_error_messages_enabled": null}]})
}

test_writes_the_name_of_the_type if {
	{violation.fix.edits[0].path | some violation in app_service_detailed_error_messages_enabled.deny} == {
		["resource", "azurerm_app_service", "main", 0, "logs", 0, "detailed_error_messages_enabled"],
	} with input as {"resource": {"azurerm_app_service": {"main": [{}]}}}
}

test_accepts_other_documents_and_odd_shapes if {
	app_service_detailed_error_messages_enabled.deny == set() with input as {"kind": "Pod"}
	app_service_detailed_error_messages_enabled.unknown == set() with input as {"kind": "Pod"}
	app_service_detailed_error_messages_enabled.deny == set() with input as {"resource": {"azurerm_app_service": "odd"}}
}
