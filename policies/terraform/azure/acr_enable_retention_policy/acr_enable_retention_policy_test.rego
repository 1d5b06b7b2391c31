package terraform.azure.acr_enable_retention_policy_test

import data.terraform.azure.acr_enable_retention_policy

_module(body) := {"resource": {"azurerm_container_registry": {"main": [body]}}}

_found(steps) := {{
	"message": "untagged images are kept for good",
	"at": array.concat(["resource", "azurerm_container_registry", "main", 0], steps),
	"resource": "azurerm_container_registry.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["retention_policy_in_days"], {"retention_policy_in_days": false}],
	[["retention_policy_in_days"], {"retention_policy_in_days": "false"}],
	[["retention_policy", 0, "enabled"], {"retention_policy": [{"enabled": false}]}],
	[["retention_policy", 0, "enabled"], {"retention_policy": [{"enabled": "false"}]}],
	[[], {}],
	[["retention_policy_in_days"], {"retention_policy_in_days": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		acr_enable_retention_policy.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"retention_policy_in_days": true},
	{"retention_policy_in_days": 30},
	{"retention_policy_in_days": "7"},
	{"retention_policy": [{"enabled": true}]},
	{"retention_policy": [{"enabled": 30}]},
	{"retention_policy": [{"enabled": "7"}]},
]

test_accepts_what_is_right if {
	every body in _right {
		acr_enable_retention_policy.deny == set() with input as _module(body)
		acr_enable_retention_policy.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"retention_policy_in_days": "${var.choice}"}
	acr_enable_retention_policy.deny == set() with input as _module(body)
	acr_enable_retention_policy.unknown == {{
		"message": "retention_policy_in_days is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_container_registry", "main", 0], ["retention_policy_in_days"]),
		"resource": "azurerm_container_registry.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	acr_enable_retention_policy.deny == set() with input as {"kind": "Pod"}
	acr_enable_retention_policy.unknown == set() with input as {"kind": "Pod"}
	acr_enable_retention_policy.deny == set() with input as {"resource": {"azurerm_container_registry": "odd"}}
}
