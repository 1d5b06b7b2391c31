package terraform.azure.aks_private_test

import data.terraform.azure.aks_private

_module(body) := {"resource": {"azurerm_kubernetes_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "API server has a public address",
	"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], steps),
	"resource": "azurerm_kubernetes_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["private_cluster_enabled"], {"private_cluster_enabled": false}],
	[["private_cluster_enabled"], {"private_cluster_enabled": "false"}],
	[["private_link_enabled"], {"private_link_enabled": false}],
	[["private_link_enabled"], {"private_link_enabled": "false"}],
	[[], {}],
	[["private_cluster_enabled"], {"private_cluster_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		aks_private.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"private_cluster_enabled": true},
	{"private_cluster_enabled": "true"},
	{"private_link_enabled": true},
	{"private_link_enabled": "true"},
]

test_accepts_what_is_right if {
	every body in _right {
		aks_private.deny == set() with input as _module(body)
		aks_private.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"private_cluster_enabled": "${var.choice}"}
	aks_private.deny == set() with input as _module(body)
	aks_private.unknown == {{
		"message": "private_cluster_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], ["private_cluster_enabled"]),
		"resource": "azurerm_kubernetes_cluster.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	aks_private.deny == set() with input as {"kind": "Pod"}
	aks_private.unknown == set() with input as {"kind": "Pod"}
	aks_private.deny == set() with input as {"resource": {"azurerm_kubernetes_cluster": "odd"}}
}
