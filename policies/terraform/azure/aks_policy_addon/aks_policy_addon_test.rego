package terraform.azure.aks_policy_addon_test

import data.lib.fix
import data.terraform.azure.aks_policy_addon

_module(body) := {"resource": {"azurerm_kubernetes_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "Azure Policy does not look at what is deployed to the cluster",
	"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], steps),
	"resource": "azurerm_kubernetes_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["azure_policy_enabled"], {"azure_policy_enabled": false}],
	[["azure_policy_enabled"], {"azure_policy_enabled": "false"}],
	[["addon_profile", 0, "azure_policy", 0, "enabled"], {"addon_profile": [{"azure_policy": [{"enabled": false}]}]}],
	[["addon_profile", 0, "azure_policy", 0, "enabled"], {"addon_profile": [{"azure_policy": [{"enabled": "false"}]}]}],
	[[], {}],
	[["azure_policy_enabled"], {"azure_policy_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(aks_policy_addon.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"azure_policy_enabled": true},
	{"azure_policy_enabled": "true"},
	{"addon_profile": [{"azure_policy": [{"enabled": true}]}]},
	{"addon_profile": [{"azure_policy": [{"enabled": "true"}]}]},
]

test_accepts_what_is_right if {
	every body in _right {
		aks_policy_addon.deny == set() with input as _module(body)
		aks_policy_addon.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"azure_policy_enabled": "${var.choice}"}
	aks_policy_addon.deny == set() with input as _module(body)
	aks_policy_addon.unknown == {{
		"message": "azure_policy_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], ["azure_policy_enabled"]),
		"resource": "azurerm_kubernetes_cluster.main",
	}} with input as _module(body)
}

test_writes_the_name_that_the_provider_knows if {
	module := {
		"terraform": [{"required_providers": [{"azurerm": {"source": "hashicorp/azurerm", "version": "~> 2.99"}}]}],
		"resource": {"azurerm_kubernetes_cluster": {"main": [{}]}},
	}
	{violation.fix.edits[0].path | some violation in aks_policy_addon.deny} == {
		["resource", "azurerm_kubernetes_cluster", "main", 0, "addon_profile", 0, "azure_policy", 0, "enabled"],
	} with input as module
}

test_accepts_other_documents_and_odd_shapes if {
	aks_policy_addon.deny == set() with input as {"kind": "Pod"}
	aks_policy_addon.unknown == set() with input as {"kind": "Pod"}
	aks_policy_addon.deny == set() with input as {"resource": {"azurerm_kubernetes_cluster": "odd"}}
}
