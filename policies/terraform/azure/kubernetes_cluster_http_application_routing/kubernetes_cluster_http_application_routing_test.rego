package terraform.azure.kubernetes_cluster_http_application_routing_test

import data.lib.fix
import data.terraform.azure.kubernetes_cluster_http_application_routing

_module(body) := {"resource": {"azurerm_kubernetes_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "the add-on HTTP application routing is on",
	"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], steps),
	"resource": "azurerm_kubernetes_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["http_application_routing_enabled"], {"http_application_routing_enabled": true}],
	[["http_application_routing_enabled"], {"http_application_routing_enabled": "true"}],
	[["addon_profile", 0, "http_application_routing", 0, "enabled"], {"addon_profile": [{"http_application_routing": [{"enabled": true}]}]}],
	[["addon_profile", 0, "http_application_routing", 0, "enabled"], {"addon_profile": [{"http_application_routing": [{"enabled": "true"}]}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(kubernetes_cluster_http_application_routing.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"http_application_routing_enabled": false},
	{"http_application_routing_enabled": "false"},
	{"addon_profile": [{"http_application_routing": [{"enabled": false}]}]},
	{"addon_profile": [{"http_application_routing": [{"enabled": "false"}]}]},
	{},
	{"http_application_routing_enabled": null},
]

test_accepts_what_is_right if {
	every body in _right {
		kubernetes_cluster_http_application_routing.deny == set() with input as _module(body)
		kubernetes_cluster_http_application_routing.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"http_application_routing_enabled": "${var.choice}"}
	kubernetes_cluster_http_application_routing.deny == set() with input as _module(body)
	kubernetes_cluster_http_application_routing.unknown == {{
		"message": "http_application_routing_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], ["http_application_routing_enabled"]),
		"resource": "azurerm_kubernetes_cluster.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	kubernetes_cluster_http_application_routing.deny == set() with input as {"kind": "Pod"}
	kubernetes_cluster_http_application_routing.unknown == set() with input as {"kind": "Pod"}
	kubernetes_cluster_http_application_routing.deny == set() with input as {"resource": {"azurerm_kubernetes_cluster": "odd"}}
}
