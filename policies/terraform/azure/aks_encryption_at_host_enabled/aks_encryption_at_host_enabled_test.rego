package terraform.azure.aks_encryption_at_host_enabled_test

import data.lib.fix
import data.terraform.azure.aks_encryption_at_host_enabled

_module(body) := {"resource": {"azurerm_kubernetes_cluster_node_pool": {"main": [body]}}}

_found(steps) := {{
	"message": "caches and temporary disks are not encrypted",
	"at": array.concat(["resource", "azurerm_kubernetes_cluster_node_pool", "main", 0], steps),
	"resource": "azurerm_kubernetes_cluster_node_pool.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["host_encryption_enabled"], {"host_encryption_enabled": false}],
	[["host_encryption_enabled"], {"host_encryption_enabled": "false"}],
	[["enable_host_encryption"], {"enable_host_encryption": false}],
	[["enable_host_encryption"], {"enable_host_encryption": "false"}],
	[[], {}],
	[["host_encryption_enabled"], {"host_encryption_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(aks_encryption_at_host_enabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"host_encryption_enabled": true},
	{"host_encryption_enabled": "true"},
	{"enable_host_encryption": true},
	{"enable_host_encryption": "true"},
]

test_accepts_what_is_right if {
	every body in _right {
		aks_encryption_at_host_enabled.deny == set() with input as _module(body)
		aks_encryption_at_host_enabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"host_encryption_enabled": "${var.choice}"}
	aks_encryption_at_host_enabled.deny == set() with input as _module(body)
	aks_encryption_at_host_enabled.unknown == {{
		"message": "host_encryption_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_kubernetes_cluster_node_pool", "main", 0], ["host_encryption_enabled"]),
		"resource": "azurerm_kubernetes_cluster_node_pool.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	aks_encryption_at_host_enabled.deny == set() with input as {"kind": "Pod"}
	aks_encryption_at_host_enabled.unknown == set() with input as {"kind": "Pod"}
	aks_encryption_at_host_enabled.deny == set() with input as {"resource": {"azurerm_kubernetes_cluster_node_pool": "odd"}}
}
