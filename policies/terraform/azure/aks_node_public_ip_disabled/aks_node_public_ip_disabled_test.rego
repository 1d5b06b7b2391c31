package terraform.azure.aks_node_public_ip_disabled_test

import data.lib.fix
import data.terraform.azure.aks_node_public_ip_disabled

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_kubernetes_cluster", {"default_node_pool": [{"node_public_ip_enabled": true}]}),
		_found("azurerm_kubernetes_cluster", ["default_node_pool", 0, "node_public_ip_enabled"], "each node has a public address"),
	],
	[
		_module("azurerm_kubernetes_cluster_node_pool", {"node_public_ip_enabled": true}),
		_found("azurerm_kubernetes_cluster_node_pool", ["node_public_ip_enabled"], "each node has a public address"),
	],
	[
		_module("azurerm_kubernetes_cluster", {"default_node_pool": [{"enable_node_public_ip": true}]}),
		_found("azurerm_kubernetes_cluster", ["default_node_pool", 0, "enable_node_public_ip"], "each node has a public address"),
	],
	[
		_module("azurerm_kubernetes_cluster_node_pool", {"enable_node_public_ip": true}),
		_found("azurerm_kubernetes_cluster_node_pool", ["enable_node_public_ip"], "each node has a public address"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(aks_node_public_ip_disabled.deny) == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_kubernetes_cluster", {"default_node_pool": [{"node_public_ip_enabled": false}]}),
	_module("azurerm_kubernetes_cluster_node_pool", {"node_public_ip_enabled": false}),
	_module("azurerm_kubernetes_cluster", {"default_node_pool": [{"enable_node_public_ip": false}]}),
	_module("azurerm_kubernetes_cluster_node_pool", {"enable_node_public_ip": false}),
	_module("azurerm_kubernetes_cluster", {}),
	_module("azurerm_kubernetes_cluster_node_pool", {}),
	_module("azurerm_kubernetes_cluster_node_pool", {"node_public_ip_enabled": null}),
]

test_accepts_what_is_right if {
	every module in _right {
		aks_node_public_ip_disabled.deny == set() with input as module
		aks_node_public_ip_disabled.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_kubernetes_cluster_node_pool", {"node_public_ip_enabled": "${var.choice}"}),
		_found("azurerm_kubernetes_cluster_node_pool", ["node_public_ip_enabled"], "node_public_ip_enabled is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		aks_node_public_ip_disabled.deny == set() with input as example[0]
		aks_node_public_ip_disabled.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	aks_node_public_ip_disabled.deny == set() with input as {"kind": "Pod"}
	aks_node_public_ip_disabled.unknown == set() with input as {"kind": "Pod"}
	aks_node_public_ip_disabled.deny == set() with input as {"resource": {"azurerm_kubernetes_cluster": "odd"}}
}
