package terraform.azure.acr_use_signed_images_test

import data.terraform.azure.acr_use_signed_images

_module(body) := {"resource": {"azurerm_container_registry": {"main": [body]}}}

_found(steps) := {{
	"message": "images need not be signed",
	"at": array.concat(["resource", "azurerm_container_registry", "main", 0], steps),
	"resource": "azurerm_container_registry.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["trust_policy_enabled"], {"trust_policy_enabled": false}],
	[["trust_policy_enabled"], {"trust_policy_enabled": "false"}],
	[["trust_policy", 0, "enabled"], {"trust_policy": [{"enabled": false}]}],
	[["trust_policy", 0, "enabled"], {"trust_policy": [{"enabled": "false"}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		acr_use_signed_images.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"trust_policy_enabled": true},
	{"trust_policy_enabled": "true"},
	{"trust_policy": [{"enabled": true}]},
	{"trust_policy": [{"enabled": "true"}]},
	{},
	{"trust_policy_enabled": null},
]

test_accepts_what_is_right if {
	every body in _right {
		acr_use_signed_images.deny == set() with input as _module(body)
		acr_use_signed_images.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"trust_policy_enabled": "${var.choice}"}
	acr_use_signed_images.deny == set() with input as _module(body)
	acr_use_signed_images.unknown == {{
		"message": "trust_policy_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_container_registry", "main", 0], ["trust_policy_enabled"]),
		"resource": "azurerm_container_registry.main",
	}} with input as _module(body)
}

test_finds_registries_of_old_providers_that_say_nothing if {
	versions := {"terraform": [{"required_providers": [{"azurerm": {"version": "~> 4.0"}}]}]}
	count(acr_use_signed_images.deny) == 1 with input as object.union(_module({}), versions)
}

test_accepts_other_documents_and_odd_shapes if {
	acr_use_signed_images.deny == set() with input as {"kind": "Pod"}
	acr_use_signed_images.unknown == set() with input as {"kind": "Pod"}
	acr_use_signed_images.deny == set() with input as {"resource": {"azurerm_container_registry": "odd"}}
}
