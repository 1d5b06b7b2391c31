package terraform.azure.datafactory_public_test

import data.lib.fix
import data.terraform.azure.datafactory_public

_module(body) := {"resource": {"azurerm_data_factory": {"main": [body]}}}

_found(steps) := {{
	"message": "the factory answers on the public network",
	"at": array.concat(["resource", "azurerm_data_factory", "main", 0], steps),
	"resource": "azurerm_data_factory.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["public_network_enabled"], {"public_network_enabled": true}],
	[["public_network_enabled"], {"public_network_enabled": "true"}],
	[[], {}],
	[["public_network_enabled"], {"public_network_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(datafactory_public.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"public_network_enabled": false}, {"public_network_enabled": "false"}]

test_accepts_what_is_right if {
	every body in _right {
		datafactory_public.deny == set() with input as _module(body)
		datafactory_public.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"public_network_enabled": "${var.choice}"}
	datafactory_public.deny == set() with input as _module(body)
	datafactory_public.unknown == {{
		"message": "public_network_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_data_factory", "main", 0], ["public_network_enabled"]),
		"resource": "azurerm_data_factory.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	datafactory_public.deny == set() with input as {"kind": "Pod"}
	datafactory_public.unknown == set() with input as {"kind": "Pod"}
	datafactory_public.deny == set() with input as {"resource": {"azurerm_data_factory": "odd"}}
}
