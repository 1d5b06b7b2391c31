package terraform.azure.azure_servicebus_identity_provider_enabled_test

import data.terraform.azure.azure_servicebus_identity_provider_enabled

_module(body) := {"resource": {"azurerm_servicebus_namespace": {"main": [body]}}}

_found(steps) := {{
	"message": "the namespace has no managed identity",
	"at": array.concat(["resource", "azurerm_servicebus_namespace", "main", 0], steps),
	"resource": "azurerm_servicebus_namespace.main",
}}

# Where something is found, and in which body.
_wrong := [[["identity"], {"identity": []}], [[], {}], [["identity"], {"identity": null}]]

test_finds_what_is_wrong if {
	every example in _wrong {
		azure_servicebus_identity_provider_enabled.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"identity": [{"type": "SystemAssigned"}]}]

test_accepts_what_is_right if {
	every body in _right {
		azure_servicebus_identity_provider_enabled.deny == set() with input as _module(body)
		azure_servicebus_identity_provider_enabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"identity": "${var.choice}"}
	azure_servicebus_identity_provider_enabled.deny == set() with input as _module(body)
	azure_servicebus_identity_provider_enabled.unknown == {{
		"message": "identity is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_servicebus_namespace", "main", 0], ["identity"]),
		"resource": "azurerm_servicebus_namespace.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_servicebus_identity_provider_enabled.deny == set() with input as {"kind": "Pod"}
	azure_servicebus_identity_provider_enabled.unknown == set() with input as {"kind": "Pod"}
	azure_servicebus_identity_provider_enabled.deny == set() with input as {"resource": {"azurerm_servicebus_namespace": "odd"}}
}
