package terraform.azure.aks_local_admin_disabled_test

import data.lib.fix
import data.terraform.azure.aks_local_admin_disabled

_module(body) := {"resource": {"azurerm_kubernetes_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "the local admin account can be used",
	"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], steps),
	"resource": "azurerm_kubernetes_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["local_account_disabled"], {"local_account_disabled": false}],
	[["local_account_disabled"], {"local_account_disabled": "false"}],
	[[], {}],
	[["local_account_disabled"], {"local_account_disabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(aks_local_admin_disabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"local_account_disabled": true}, {"local_account_disabled": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		aks_local_admin_disabled.deny == set() with input as _module(body)
		aks_local_admin_disabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"local_account_disabled": "${var.choice}"}
	aks_local_admin_disabled.deny == set() with input as _module(body)
	aks_local_admin_disabled.unknown == {{
		"message": "local_account_disabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], ["local_account_disabled"]),
		"resource": "azurerm_kubernetes_cluster.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	aks_local_admin_disabled.deny == set() with input as {"kind": "Pod"}
	aks_local_admin_disabled.unknown == set() with input as {"kind": "Pod"}
	aks_local_admin_disabled.deny == set() with input as {"resource": {"azurerm_kubernetes_cluster": "odd"}}
}
