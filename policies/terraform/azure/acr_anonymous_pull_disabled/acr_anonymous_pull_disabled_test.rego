package terraform.azure.acr_anonymous_pull_disabled_test

import data.lib.fix
import data.terraform.azure.acr_anonymous_pull_disabled

_module(body) := {"resource": {"azurerm_container_registry": {"main": [body]}}}

_found(steps) := {{
	"message": "everybody may pull images",
	"at": array.concat(["resource", "azurerm_container_registry", "main", 0], steps),
	"resource": "azurerm_container_registry.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["anonymous_pull_enabled"], {"anonymous_pull_enabled": true}],
	[["anonymous_pull_enabled"], {"anonymous_pull_enabled": "true"}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(acr_anonymous_pull_disabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"anonymous_pull_enabled": false},
	{"anonymous_pull_enabled": "false"},
	{},
	{"anonymous_pull_enabled": null},
]

test_accepts_what_is_right if {
	every body in _right {
		acr_anonymous_pull_disabled.deny == set() with input as _module(body)
		acr_anonymous_pull_disabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"anonymous_pull_enabled": "${var.choice}"}
	acr_anonymous_pull_disabled.deny == set() with input as _module(body)
	acr_anonymous_pull_disabled.unknown == {{
		"message": "anonymous_pull_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_container_registry", "main", 0], ["anonymous_pull_enabled"]),
		"resource": "azurerm_container_registry.main",
	}} with input as _module(body)
}

test_leaves_registries_that_cannot_out if {
	acr_anonymous_pull_disabled.deny == set() with input as _module({"sku": "Basic", "anonymous_pull_enabled": true})
}

test_accepts_other_documents_and_odd_shapes if {
	acr_anonymous_pull_disabled.deny == set() with input as {"kind": "Pod"}
	acr_anonymous_pull_disabled.unknown == set() with input as {"kind": "Pod"}
	acr_anonymous_pull_disabled.deny == set() with input as {"resource": {"azurerm_container_registry": "odd"}}
}
