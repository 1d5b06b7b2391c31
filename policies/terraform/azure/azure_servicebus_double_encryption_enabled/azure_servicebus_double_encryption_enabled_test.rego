package terraform.azure.azure_servicebus_double_encryption_enabled_test

import data.terraform.azure.azure_servicebus_double_encryption_enabled

_module(body) := {"resource": {"azurerm_servicebus_namespace": {"main": [body]}}}

_found(steps) := {{
	"message": "messages are encrypted once only",
	"at": array.concat(["resource", "azurerm_servicebus_namespace", "main", 0], steps),
	"resource": "azurerm_servicebus_namespace.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["customer_managed_key", 0, "infrastructure_encryption_enabled"], {"customer_managed_key": [{"infrastructure_encryption_enabled": false}]}],
	[["customer_managed_key", 0, "infrastructure_encryption_enabled"], {"customer_managed_key": [{"infrastructure_encryption_enabled": "false"}]}],
	[[], {}],
	[["customer_managed_key", 0], {"customer_managed_key": [{}]}],
	[["customer_managed_key", 0, "infrastructure_encryption_enabled"], {"customer_managed_key": [{"infrastructure_encryption_enabled": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		azure_servicebus_double_encryption_enabled.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"customer_managed_key": [{"infrastructure_encryption_enabled": true}]},
	{"customer_managed_key": [{"infrastructure_encryption_enabled": "true"}]},
]

test_accepts_what_is_right if {
	every body in _right {
		azure_servicebus_double_encryption_enabled.deny == set() with input as _module(body)
		azure_servicebus_double_encryption_enabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"customer_managed_key": [{"infrastructure_encryption_enabled": "${var.choice}"}]}
	azure_servicebus_double_encryption_enabled.deny == set() with input as _module(body)
	azure_servicebus_double_encryption_enabled.unknown == {{
		"message": "customer_managed_key.infrastructure_encryption_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_servicebus_namespace", "main", 0], ["customer_managed_key", 0, "infrastructure_encryption_enabled"]),
		"resource": "azurerm_servicebus_namespace.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"customer_managed_key": [{"for_each": ["a"], "content": [{"infrastructure_encryption_enabled": false}]}]}}
	perhaps := {"dynamic": {"customer_managed_key": [{"for_each": "${var.blocks}", "content": [{"infrastructure_encryption_enabled": true}]}]}}
	count(azure_servicebus_double_encryption_enabled.deny) == 1 with input as _module(once)
	azure_servicebus_double_encryption_enabled.deny == set() with input as _module(perhaps)
	count(azure_servicebus_double_encryption_enabled.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_servicebus_double_encryption_enabled.deny == set() with input as {"kind": "Pod"}
	azure_servicebus_double_encryption_enabled.unknown == set() with input as {"kind": "Pod"}
	azure_servicebus_double_encryption_enabled.deny == set() with input as {"resource": {"azurerm_servicebus_namespace": "odd"}}
}
