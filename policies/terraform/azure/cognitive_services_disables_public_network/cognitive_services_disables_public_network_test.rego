package terraform.azure.cognitive_services_disables_public_network_test

import data.lib.fix
import data.terraform.azure.cognitive_services_disables_public_network

_module(body) := {"resource": {"azurerm_cognitive_account": {"main": [body]}}}

_found(steps) := {{
	"message": "the service answers on the public network",
	"at": array.concat(["resource", "azurerm_cognitive_account", "main", 0], steps),
	"resource": "azurerm_cognitive_account.main",
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
		fix.bare(cognitive_services_disables_public_network.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"public_network_access_enabled": false}, {"public_network_access_enabled": "false"}]

test_accepts_what_is_right if {
	every body in _right {
		cognitive_services_disables_public_network.deny == set() with input as _module(body)
		cognitive_services_disables_public_network.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"public_network_access_enabled": "${var.choice}"}
	cognitive_services_disables_public_network.deny == set() with input as _module(body)
	cognitive_services_disables_public_network.unknown == {{
		"message": "public_network_access_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_cognitive_account", "main", 0], ["public_network_access_enabled"]),
		"resource": "azurerm_cognitive_account.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	cognitive_services_disables_public_network.deny == set() with input as {"kind": "Pod"}
	cognitive_services_disables_public_network.unknown == set() with input as {"kind": "Pod"}
	cognitive_services_disables_public_network.deny == set() with input as {"resource": {"azurerm_cognitive_account": "odd"}}
}
