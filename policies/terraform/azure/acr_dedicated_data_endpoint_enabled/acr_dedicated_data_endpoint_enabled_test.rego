package terraform.azure.acr_dedicated_data_endpoint_enabled_test

import data.lib.fix
import data.terraform.azure.acr_dedicated_data_endpoint_enabled

_module(body) := {"resource": {"azurerm_container_registry": {"main": [body]}}}

_found(steps) := {{
	"message": "layers come from shared storage addresses",
	"at": array.concat(["resource", "azurerm_container_registry", "main", 0], steps),
	"resource": "azurerm_container_registry.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["data_endpoint_enabled"], {"data_endpoint_enabled": false}],
	[["data_endpoint_enabled"], {"data_endpoint_enabled": "false"}],
	[[], {}],
	[["data_endpoint_enabled"], {"data_endpoint_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(acr_dedicated_data_endpoint_enabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"data_endpoint_enabled": true}, {"data_endpoint_enabled": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		acr_dedicated_data_endpoint_enabled.deny == set() with input as _module(body)
		acr_dedicated_data_endpoint_enabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"data_endpoint_enabled": "${var.choice}"}
	acr_dedicated_data_endpoint_enabled.deny == set() with input as _module(body)
	acr_dedicated_data_endpoint_enabled.unknown == {{
		"message": "data_endpoint_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_container_registry", "main", 0], ["data_endpoint_enabled"]),
		"resource": "azurerm_container_registry.main",
	}} with input as _module(body)
}

test_mends_premium_registries_alone if {
	every sku, fixes in {"Basic": 0, "Standard": 0, "Premium": 1, "${var.sku}": 0} {
		count([violation.fix | some violation in acr_dedicated_data_endpoint_enabled.deny]) == fixes with input as _module({"sku": sku})
	}
}

test_accepts_other_documents_and_odd_shapes if {
	acr_dedicated_data_endpoint_enabled.deny == set() with input as {"kind": "Pod"}
	acr_dedicated_data_endpoint_enabled.unknown == set() with input as {"kind": "Pod"}
	acr_dedicated_data_endpoint_enabled.deny == set() with input as {"resource": {"azurerm_container_registry": "odd"}}
}
