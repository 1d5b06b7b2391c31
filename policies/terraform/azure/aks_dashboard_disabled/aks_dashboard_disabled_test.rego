package terraform.azure.aks_dashboard_disabled_test

import data.lib.fix
import data.terraform.azure.aks_dashboard_disabled

_module(body) := {"resource": {"azurerm_kubernetes_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "the Kubernetes dashboard runs in the cluster",
	"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], steps),
	"resource": "azurerm_kubernetes_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["addon_profile", 0, "kube_dashboard", 0, "enabled"], {"addon_profile": [{"kube_dashboard": [{"enabled": true}]}]}],
	[["addon_profile", 0, "kube_dashboard", 0, "enabled"], {"addon_profile": [{"kube_dashboard": [{"enabled": "true"}]}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(aks_dashboard_disabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"addon_profile": [{"kube_dashboard": [{"enabled": false}]}]},
	{"addon_profile": [{"kube_dashboard": [{"enabled": "false"}]}]},
	{},
	{"addon_profile": [{}]},
	{"addon_profile": [{"kube_dashboard": [{}]}]},
	{"addon_profile": [{"kube_dashboard": [{"enabled": null}]}]},
]

test_accepts_what_is_right if {
	every body in _right {
		aks_dashboard_disabled.deny == set() with input as _module(body)
		aks_dashboard_disabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"addon_profile": [{"kube_dashboard": [{"enabled": "${var.choice}"}]}]}
	aks_dashboard_disabled.deny == set() with input as _module(body)
	aks_dashboard_disabled.unknown == {{
		"message": "addon_profile.kube_dashboard.enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], ["addon_profile", 0, "kube_dashboard", 0, "enabled"]),
		"resource": "azurerm_kubernetes_cluster.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"addon_profile": [{"for_each": ["a"], "content": [{"kube_dashboard": [{"enabled": true}]}]}]}}
	perhaps := {"dynamic": {"addon_profile": [{"for_each": "${var.blocks}", "content": [{"kube_dashboard": [{"enabled": true}]}]}]}}
	count(aks_dashboard_disabled.deny) == 1 with input as _module(once)
	aks_dashboard_disabled.deny == set() with input as _module(perhaps)
	count(aks_dashboard_disabled.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	aks_dashboard_disabled.deny == set() with input as {"kind": "Pod"}
	aks_dashboard_disabled.unknown == set() with input as {"kind": "Pod"}
	aks_dashboard_disabled.deny == set() with input as {"resource": {"azurerm_kubernetes_cluster": "odd"}}
}
