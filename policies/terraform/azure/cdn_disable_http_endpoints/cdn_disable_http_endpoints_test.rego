package terraform.azure.cdn_disable_http_endpoints_test

import data.lib.fix
import data.terraform.azure.cdn_disable_http_endpoints

_module(body) := {"resource": {"azurerm_cdn_endpoint": {"main": [body]}}}

_found(steps) := {{
	"message": "requests over plain HTTP are answered",
	"at": array.concat(["resource", "azurerm_cdn_endpoint", "main", 0], steps),
	"resource": "azurerm_cdn_endpoint.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["is_http_allowed"], {"is_http_allowed": true}],
	[["is_http_allowed"], {"is_http_allowed": "true"}],
	[[], {}],
	[["is_http_allowed"], {"is_http_allowed": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(cdn_disable_http_endpoints.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"is_http_allowed": false}, {"is_http_allowed": "false"}]

test_accepts_what_is_right if {
	every body in _right {
		cdn_disable_http_endpoints.deny == set() with input as _module(body)
		cdn_disable_http_endpoints.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"is_http_allowed": "${var.choice}"}
	cdn_disable_http_endpoints.deny == set() with input as _module(body)
	cdn_disable_http_endpoints.unknown == {{
		"message": "is_http_allowed is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_cdn_endpoint", "main", 0], ["is_http_allowed"]),
		"resource": "azurerm_cdn_endpoint.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	cdn_disable_http_endpoints.deny == set() with input as {"kind": "Pod"}
	cdn_disable_http_endpoints.unknown == set() with input as {"kind": "Pod"}
	cdn_disable_http_endpoints.deny == set() with input as {"resource": {"azurerm_cdn_endpoint": "odd"}}
}
