package terraform.azure.aks_is_paid_sku_test

import data.lib.fix
import data.terraform.azure.aks_is_paid_sku

_module(body) := {"resource": {"azurerm_kubernetes_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "the API server comes without a promise of how long it is up",
	"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], steps),
	"resource": "azurerm_kubernetes_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["sku_tier"], {"sku_tier": "Free"}],
	[["sku_tier"], {"sku_tier": "free"}],
	[[], {}],
	[["sku_tier"], {"sku_tier": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(aks_is_paid_sku.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"sku_tier": "Standard"}, {"sku_tier": "Premium"}, {"sku_tier": "Paid"}]

test_accepts_what_is_right if {
	every body in _right {
		aks_is_paid_sku.deny == set() with input as _module(body)
		aks_is_paid_sku.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"sku_tier": "${var.choice}"}
	aks_is_paid_sku.deny == set() with input as _module(body)
	aks_is_paid_sku.unknown == {{
		"message": "sku_tier is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], ["sku_tier"]),
		"resource": "azurerm_kubernetes_cluster.main",
	}} with input as _module(body)
}

test_writes_the_tier_that_the_provider_knows if {
	module := object.union(_module({}), {"terraform": [{"required_providers": [{"azurerm": "~> 2.99"}]}]})
	{edit.value | some violation in aks_is_paid_sku.deny; some edit in violation.fix.edits} == {"Paid"} with input as module
	{edit.value | some violation in aks_is_paid_sku.deny; some edit in violation.fix.edits} == {"Standard"} with input as _module({})
}

test_accepts_other_documents_and_odd_shapes if {
	aks_is_paid_sku.deny == set() with input as {"kind": "Pod"}
	aks_is_paid_sku.unknown == set() with input as {"kind": "Pod"}
	aks_is_paid_sku.deny == set() with input as {"resource": {"azurerm_kubernetes_cluster": "odd"}}
}
