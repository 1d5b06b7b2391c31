package terraform.azure.aks_only_critical_pods_on_system_nodes_test

import data.terraform.azure.aks_only_critical_pods_on_system_nodes

_module(body) := {"resource": {"azurerm_kubernetes_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "applications run beside what the cluster needs",
	"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], steps),
	"resource": "azurerm_kubernetes_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["default_node_pool", 0, "only_critical_addons_enabled"], {"default_node_pool": [{"only_critical_addons_enabled": false}]}],
	[["default_node_pool", 0, "only_critical_addons_enabled"], {"default_node_pool": [{"only_critical_addons_enabled": "false"}]}],
	[[], {}],
	[["default_node_pool", 0], {"default_node_pool": [{}]}],
	[["default_node_pool", 0, "only_critical_addons_enabled"], {"default_node_pool": [{"only_critical_addons_enabled": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		aks_only_critical_pods_on_system_nodes.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"default_node_pool": [{"only_critical_addons_enabled": true}]},
	{"default_node_pool": [{"only_critical_addons_enabled": "true"}]},
]

test_accepts_what_is_right if {
	every body in _right {
		aks_only_critical_pods_on_system_nodes.deny == set() with input as _module(body)
		aks_only_critical_pods_on_system_nodes.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"default_node_pool": [{"only_critical_addons_enabled": "${var.choice}"}]}
	aks_only_critical_pods_on_system_nodes.deny == set() with input as _module(body)
	aks_only_critical_pods_on_system_nodes.unknown == {{
		"message": "default_node_pool.only_critical_addons_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], ["default_node_pool", 0, "only_critical_addons_enabled"]),
		"resource": "azurerm_kubernetes_cluster.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"default_node_pool": [{"for_each": ["a"], "content": [{"only_critical_addons_enabled": false}]}]}}
	perhaps := {"dynamic": {"default_node_pool": [{"for_each": "${var.blocks}", "content": [{"only_critical_addons_enabled": true}]}]}}
	count(aks_only_critical_pods_on_system_nodes.deny) == 1 with input as _module(once)
	aks_only_critical_pods_on_system_nodes.deny == set() with input as _module(perhaps)
	count(aks_only_critical_pods_on_system_nodes.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	aks_only_critical_pods_on_system_nodes.deny == set() with input as {"kind": "Pod"}
	aks_only_critical_pods_on_system_nodes.unknown == set() with input as {"kind": "Pod"}
	aks_only_critical_pods_on_system_nodes.deny == set() with input as {"resource": {"azurerm_kubernetes_cluster": "odd"}}
}
