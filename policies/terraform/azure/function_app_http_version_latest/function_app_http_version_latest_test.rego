package terraform.azure.function_app_http_version_latest_test

import data.lib.fix
import data.terraform.azure.function_app_http_version_latest

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
	"message": "the function app speaks HTTP/1.1 only",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [
	[["site_config", 0, "http2_enabled"], {"site_config": [{"http2_enabled": false}]}],
	[["site_config", 0, "http2_enabled"], {"site_config": [{"http2_enabled": "false"}]}],
	[[], {}],
	[["site_config", 0], {"site_config": [{}]}],
	[["site_config", 0, "http2_enabled"], {"site_config": [{"http2_enabled": null}]}],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			fix.bare(function_app_http_version_latest.deny) == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [{"site_config": [{"http2_enabled": true}]}, {"site_config": [{"http2_enabled": "true"}]}]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			function_app_http_version_latest.deny == set() with input as _module(type, body)
			function_app_http_version_latest.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"site_config": [{"http2_enabled": "${var.choice}"}]}
	every type in _types {
		function_app_http_version_latest.deny == set() with input as _module(type, body)
		function_app_http_version_latest.unknown == {{
			"message": "site_config.http2_enabled is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["site_config", 0, "http2_enabled"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"site_config": [{"for_each": ["a"], "content": [{"http2_enabled": false}]}]}}
	perhaps := {"dynamic": {"site_config": [{"for_each": "${var.blocks}", "content": [{"http2_enabled": true}]}]}}
	every type in _types {
		count(function_app_http_version_latest.deny) == 1 with input as _module(type, once)
		function_app_http_version_latest.deny == set() with input as _module(type, perhaps)
		count(function_app_http_version_latest.unknown) == 1 with input as _module(type, perhaps)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	function_app_http_version_latest.deny == set() with input as {"kind": "Pod"}
	function_app_http_version_latest.unknown == set() with input as {"kind": "Pod"}
	function_app_http_version_latest.deny == set() with input as {"resource": {"azurerm_function_app": "odd"}}
}
