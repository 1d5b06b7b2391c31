package terraform.azure.cdntls_protocol12_test

import data.lib.fix
import data.terraform.azure.cdntls_protocol12

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_cdn_endpoint_custom_domain", {"user_managed_https": [{"tls_version": "TLS10"}]}),
		_found("azurerm_cdn_endpoint_custom_domain", ["user_managed_https", 0, "tls_version"], "tls_version is TLS10"),
	],
	[
		_module("azurerm_cdn_endpoint_custom_domain", {"cdn_managed_https": [{"tls_version": "None"}]}),
		_found("azurerm_cdn_endpoint_custom_domain", ["cdn_managed_https", 0, "tls_version"], "tls_version is None"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(cdntls_protocol12.deny) == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_cdn_endpoint_custom_domain", {}),
	_module("azurerm_cdn_endpoint_custom_domain", {"user_managed_https": [{"tls_version": "TLS12"}]}),
	_module("azurerm_cdn_endpoint_custom_domain", {"cdn_managed_https": [{}]}),
]

test_accepts_what_is_right if {
	every module in _right {
		cdntls_protocol12.deny == set() with input as module
		cdntls_protocol12.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_cdn_endpoint_custom_domain", {"user_managed_https": [{"tls_version": "${var.tls}"}]}),
		_found("azurerm_cdn_endpoint_custom_domain", ["user_managed_https", 0, "tls_version"], "user_managed_https.tls_version is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		cdntls_protocol12.deny == set() with input as example[0]
		cdntls_protocol12.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	cdntls_protocol12.deny == set() with input as {"kind": "Pod"}
	cdntls_protocol12.unknown == set() with input as {"kind": "Pod"}
	cdntls_protocol12.deny == set() with input as {"resource": {"azurerm_cdn_endpoint_custom_domain": "odd"}}
}
