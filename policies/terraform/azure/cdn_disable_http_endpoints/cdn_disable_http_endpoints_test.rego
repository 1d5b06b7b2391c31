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

_redirecting(scheme, protocol) := {
	"is_http_allowed": true,
	"delivery_rule": [{
		"request_scheme_condition": [{"match_values": [scheme]}],
		"url_redirect_action": [{"redirect_type": "Found", "protocol": protocol}],
	}],
}

test_leaves_endpoints_that_redirect_out if {
	cdn_disable_http_endpoints.deny == set() with input as _module(_redirecting("HTTP", "Https"))
	cdn_disable_http_endpoints.unknown == set() with input as _module(_redirecting("HTTP", "Https"))
	count(cdn_disable_http_endpoints.deny) == 1 with input as _module(_redirecting("HTTPS", "Http"))
	count(cdn_disable_http_endpoints.deny) == 1 with input as _module({"delivery_rule": [{
		"url_path_condition": [{"match_values": ["/"]}],
		"url_redirect_action": [{"redirect_type": "Found", "protocol": "Https"}],
	}]})
}

test_does_not_know_what_redirects if {
	open := [
		_redirecting("${var.scheme}", "Https"),
		{"dynamic": {"delivery_rule": [{"for_each": "${var.rules}", "content": _redirecting("HTTP", "Https").delivery_rule}]}},
	]
	every body in open {
		cdn_disable_http_endpoints.deny == set() with input as _module(body)
		count(cdn_disable_http_endpoints.unknown) == 1 with input as _module(body)
	}
	closed := object.union(open[1], {"is_http_allowed": false})
	cdn_disable_http_endpoints.unknown == set() with input as _module(closed)
}

test_accepts_other_documents_and_odd_shapes if {
	cdn_disable_http_endpoints.deny == set() with input as {"kind": "Pod"}
	cdn_disable_http_endpoints.unknown == set() with input as {"kind": "Pod"}
	cdn_disable_http_endpoints.deny == set() with input as {"resource": {"azurerm_cdn_endpoint": "odd"}}
}
