package terraform.azure.acr_enable_image_quarantine_test

import data.terraform.azure.acr_enable_image_quarantine

_module(body) := {"resource": {"azurerm_container_registry": {"main": [body]}}}

_found(steps) := {{
	"message": "images can be pulled before anybody has looked at them",
	"at": array.concat(["resource", "azurerm_container_registry", "main", 0], steps),
	"resource": "azurerm_container_registry.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["quarantine_policy_enabled"], {"quarantine_policy_enabled": false}],
	[["quarantine_policy_enabled"], {"quarantine_policy_enabled": "false"}],
	[[], {}],
	[["quarantine_policy_enabled"], {"quarantine_policy_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		acr_enable_image_quarantine.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"quarantine_policy_enabled": true}, {"quarantine_policy_enabled": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		acr_enable_image_quarantine.deny == set() with input as _module(body)
		acr_enable_image_quarantine.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"quarantine_policy_enabled": "${var.choice}"}
	acr_enable_image_quarantine.deny == set() with input as _module(body)
	acr_enable_image_quarantine.unknown == {{
		"message": "quarantine_policy_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_container_registry", "main", 0], ["quarantine_policy_enabled"]),
		"resource": "azurerm_container_registry.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	acr_enable_image_quarantine.deny == set() with input as {"kind": "Pod"}
	acr_enable_image_quarantine.unknown == set() with input as {"kind": "Pod"}
	acr_enable_image_quarantine.deny == set() with input as {"resource": {"azurerm_container_registry": "odd"}}
}
