package terraform.azure.aks_encryption_at_host_enabled_test

import data.lib.fix
import data.terraform.azure.aks_encryption_at_host_enabled

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_kubernetes_cluster", {"default_node_pool": [{"host_encryption_enabled": false}]}),
		_found("azurerm_kubernetes_cluster", ["default_node_pool", 0, "host_encryption_enabled"], "caches and temporary disks are not encrypted"),
	],
	[
		_module("azurerm_kubernetes_cluster_node_pool", {"host_encryption_enabled": false}),
		_found("azurerm_kubernetes_cluster_node_pool", ["host_encryption_enabled"], "caches and temporary disks are not encrypted"),
	],
	[
		_module("azurerm_kubernetes_cluster", {"default_node_pool": [{"enable_host_encryption": false}]}),
		_found("azurerm_kubernetes_cluster", ["default_node_pool", 0, "enable_host_encryption"], "caches and temporary disks are not encrypted"),
	],
	[
		_module("azurerm_kubernetes_cluster_node_pool", {"enable_host_encryption": false}),
		_found("azurerm_kubernetes_cluster_node_pool", ["enable_host_encryption"], "caches and temporary disks are not encrypted"),
	],
	[
		_module("azurerm_kubernetes_cluster", {"default_node_pool": [{}]}),
		_found("azurerm_kubernetes_cluster", ["default_node_pool", 0], "caches and temporary disks are not encrypted"),
	],
	[
		_module("azurerm_kubernetes_cluster_node_pool", {}),
		_found("azurerm_kubernetes_cluster_node_pool", [], "caches and temporary disks are not encrypted"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(aks_encryption_at_host_enabled.deny) == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_kubernetes_cluster", {"default_node_pool": [{"host_encryption_enabled": true}]}),
	_module("azurerm_kubernetes_cluster_node_pool", {"host_encryption_enabled": true}),
	_module("azurerm_kubernetes_cluster", {"default_node_pool": [{"enable_host_encryption": true}]}),
	_module("azurerm_kubernetes_cluster_node_pool", {"enable_host_encryption": true}),
]

test_accepts_what_is_right if {
	every module in _right {
		aks_encryption_at_host_enabled.deny == set() with input as module
		aks_encryption_at_host_enabled.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_kubernetes_cluster_node_pool", {"host_encryption_enabled": "${var.choice}"}),
		_found("azurerm_kubernetes_cluster_node_pool", ["host_encryption_enabled"], "host_encryption_enabled is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		aks_encryption_at_host_enabled.deny == set() with input as example[0]
		aks_encryption_at_host_enabled.unknown == example[1] with input as example[0]
	}
}

test_writes_the_name_that_the_provider_knows if {
	module := {
		"terraform": [{"required_providers": [{"azurerm": {"source": "hashicorp/azurerm", "version": "~> 3.100"}}]}],
		"resource": {"azurerm_kubernetes_cluster_node_pool": {"main": [{}]}},
	}
	{violation.fix.edits[0].path | some violation in aks_encryption_at_host_enabled.deny} == {
		["resource", "azurerm_kubernetes_cluster_node_pool", "main", 0, "enable_host_encryption"],
	} with input as module
}

test_accepts_other_documents_and_odd_shapes if {
	aks_encryption_at_host_enabled.deny == set() with input as {"kind": "Pod"}
	aks_encryption_at_host_enabled.unknown == set() with input as {"kind": "Pod"}
	aks_encryption_at_host_enabled.deny == set() with input as {"resource": {"azurerm_kubernetes_cluster": "odd"}}
}
