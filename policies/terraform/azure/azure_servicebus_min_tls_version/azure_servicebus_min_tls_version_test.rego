package terraform.azure.azure_servicebus_min_tls_version_test

import data.lib.fix
import data.terraform.azure.azure_servicebus_min_tls_version

_module(body) := {"resource": {"azurerm_servicebus_namespace": {"main": [body]}}}

_found(steps) := {{
	"message": "connections with old versions of TLS are accepted",
	"at": array.concat(["resource", "azurerm_servicebus_namespace", "main", 0], steps),
	"resource": "azurerm_servicebus_namespace.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["minimum_tls_version"], {"minimum_tls_version": "1.0"}],
	[["minimum_tls_version"], {"minimum_tls_version": "1.1"}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(azure_servicebus_min_tls_version.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"minimum_tls_version": "1.2"}, {}, {"minimum_tls_version": null}]

test_accepts_what_is_right if {
	every body in _right {
		azure_servicebus_min_tls_version.deny == set() with input as _module(body)
		azure_servicebus_min_tls_version.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"minimum_tls_version": "${var.choice}"}
	azure_servicebus_min_tls_version.deny == set() with input as _module(body)
	azure_servicebus_min_tls_version.unknown == {{
		"message": "minimum_tls_version is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_servicebus_namespace", "main", 0], ["minimum_tls_version"]),
		"resource": "azurerm_servicebus_namespace.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_servicebus_min_tls_version.deny == set() with input as {"kind": "Pod"}
	azure_servicebus_min_tls_version.unknown == set() with input as {"kind": "Pod"}
	azure_servicebus_min_tls_version.deny == set() with input as {"resource": {"azurerm_servicebus_namespace": "odd"}}
}
