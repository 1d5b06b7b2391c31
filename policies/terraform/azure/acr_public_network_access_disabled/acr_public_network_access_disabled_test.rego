package terraform.azure.acr_public_network_access_disabled_test

import data.lib.fix
import data.terraform.azure.acr_public_network_access_disabled

_module(body) := {"resource": {"azurerm_container_registry": {"main": [body]}}}

_found(steps) := {{
	"message": "the registry answers on the public network",
	"at": array.concat(["resource", "azurerm_container_registry", "main", 0], steps),
	"resource": "azurerm_container_registry.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["public_network_access_enabled"], {"public_network_access_enabled": true}],
	[["public_network_access_enabled"], {"public_network_access_enabled": "true"}],
	[[], {}],
	[["public_network_access_enabled"], {"public_network_access_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(acr_public_network_access_disabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"public_network_access_enabled": false}, {"public_network_access_enabled": "false"}]

test_accepts_what_is_right if {
	every body in _right {
		acr_public_network_access_disabled.deny == set() with input as _module(body)
		acr_public_network_access_disabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"public_network_access_enabled": "${var.choice}"}
	acr_public_network_access_disabled.deny == set() with input as _module(body)
	acr_public_network_access_disabled.unknown == {{
		"message": "public_network_access_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_container_registry", "main", 0], ["public_network_access_enabled"]),
		"resource": "azurerm_container_registry.main",
	}} with input as _module(body)
}

test_mends_premium_registries_alone if {
	every sku, fixes in {"Basic": 0, "Standard": 0, "Premium": 1, "${var.sku}": 0} {
		count([violation.fix | some violation in acr_public_network_access_disabled.deny]) == fixes with input as _module({"sku": sku})
	}
}

test_accepts_other_documents_and_odd_shapes if {
	acr_public_network_access_disabled.deny == set() with input as {"kind": "Pod"}
	acr_public_network_access_disabled.unknown == set() with input as {"kind": "Pod"}
	acr_public_network_access_disabled.deny == set() with input as {"resource": {"azurerm_container_registry": "odd"}}
}
