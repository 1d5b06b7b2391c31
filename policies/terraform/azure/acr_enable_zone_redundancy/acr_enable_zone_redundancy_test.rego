package terraform.azure.acr_enable_zone_redundancy_test

import data.terraform.azure.acr_enable_zone_redundancy

_module(body) := {"resource": {"azurerm_container_registry": {"main": [body]}}}

_found(steps) := {{
	"message": "the registry stands in one zone",
	"at": array.concat(["resource", "azurerm_container_registry", "main", 0], steps),
	"resource": "azurerm_container_registry.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["zone_redundancy_enabled"], {"zone_redundancy_enabled": false}],
	[["zone_redundancy_enabled"], {"zone_redundancy_enabled": "false"}],
	[[], {}],
	[["zone_redundancy_enabled"], {"zone_redundancy_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		acr_enable_zone_redundancy.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"zone_redundancy_enabled": true}, {"zone_redundancy_enabled": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		acr_enable_zone_redundancy.deny == set() with input as _module(body)
		acr_enable_zone_redundancy.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"zone_redundancy_enabled": "${var.choice}"}
	acr_enable_zone_redundancy.deny == set() with input as _module(body)
	acr_enable_zone_redundancy.unknown == {{
		"message": "zone_redundancy_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_container_registry", "main", 0], ["zone_redundancy_enabled"]),
		"resource": "azurerm_container_registry.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	acr_enable_zone_redundancy.deny == set() with input as {"kind": "Pod"}
	acr_enable_zone_redundancy.unknown == set() with input as {"kind": "Pod"}
	acr_enable_zone_redundancy.deny == set() with input as {"resource": {"azurerm_container_registry": "odd"}}
}
