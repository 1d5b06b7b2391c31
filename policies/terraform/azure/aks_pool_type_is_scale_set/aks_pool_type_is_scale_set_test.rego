package terraform.azure.aks_pool_type_is_scale_set_test

import data.terraform.azure.aks_pool_type_is_scale_set

_module(body) := {"resource": {"azurerm_kubernetes_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "the nodes are single machines",
	"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], steps),
	"resource": "azurerm_kubernetes_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [[["default_node_pool", 0, "type"], {"default_node_pool": [{"type": "AvailabilitySet"}]}]]

test_finds_what_is_wrong if {
	every example in _wrong {
		aks_pool_type_is_scale_set.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"default_node_pool": [{"type": "VirtualMachineScaleSets"}]},
	{},
	{"default_node_pool": [{}]},
	{"default_node_pool": [{"type": null}]},
]

test_accepts_what_is_right if {
	every body in _right {
		aks_pool_type_is_scale_set.deny == set() with input as _module(body)
		aks_pool_type_is_scale_set.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"default_node_pool": [{"type": "${var.choice}"}]}
	aks_pool_type_is_scale_set.deny == set() with input as _module(body)
	aks_pool_type_is_scale_set.unknown == {{
		"message": "default_node_pool.type is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], ["default_node_pool", 0, "type"]),
		"resource": "azurerm_kubernetes_cluster.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"default_node_pool": [{"for_each": ["a"], "content": [{"type": "AvailabilitySet"}]}]}}
	perhaps := {"dynamic": {"default_node_pool": [{"for_each": "${var.blocks}", "content": [{"type": "AvailabilitySet"}]}]}}
	count(aks_pool_type_is_scale_set.deny) == 1 with input as _module(once)
	aks_pool_type_is_scale_set.deny == set() with input as _module(perhaps)
	count(aks_pool_type_is_scale_set.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	aks_pool_type_is_scale_set.deny == set() with input as {"kind": "Pod"}
	aks_pool_type_is_scale_set.unknown == set() with input as {"kind": "Pod"}
	aks_pool_type_is_scale_set.deny == set() with input as {"resource": {"azurerm_kubernetes_cluster": "odd"}}
}
