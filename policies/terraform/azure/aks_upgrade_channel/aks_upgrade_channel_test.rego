package terraform.azure.aks_upgrade_channel_test

import data.lib.fix
import data.terraform.azure.aks_upgrade_channel

_module(body) := {"resource": {"azurerm_kubernetes_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "nobody upgrades the cluster by itself",
	"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], steps),
	"resource": "azurerm_kubernetes_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["automatic_upgrade_channel"], {"automatic_upgrade_channel": "none"}],
	[["automatic_upgrade_channel"], {"automatic_upgrade_channel": ""}],
	[["automatic_channel_upgrade"], {"automatic_channel_upgrade": "none"}],
	[["automatic_channel_upgrade"], {"automatic_channel_upgrade": ""}],
	[[], {}],
	[["automatic_upgrade_channel"], {"automatic_upgrade_channel": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(aks_upgrade_channel.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"automatic_upgrade_channel": "patch"},
	{"automatic_upgrade_channel": "stable"},
	{"automatic_upgrade_channel": "rapid"},
	{"automatic_upgrade_channel": "node-image"},
	{"automatic_channel_upgrade": "patch"},
	{"automatic_channel_upgrade": "stable"},
	{"automatic_channel_upgrade": "rapid"},
	{"automatic_channel_upgrade": "node-image"},
]

test_accepts_what_is_right if {
	every body in _right {
		aks_upgrade_channel.deny == set() with input as _module(body)
		aks_upgrade_channel.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"automatic_upgrade_channel": "${var.choice}"}
	aks_upgrade_channel.deny == set() with input as _module(body)
	aks_upgrade_channel.unknown == {{
		"message": "automatic_upgrade_channel is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_kubernetes_cluster", "main", 0], ["automatic_upgrade_channel"]),
		"resource": "azurerm_kubernetes_cluster.main",
	}} with input as _module(body)
}

test_writes_the_name_that_the_provider_knows if {
	module := {
		"terraform": [{"required_providers": [{"azurerm": {"source": "hashicorp/azurerm", "version": "~> 3.100"}}]}],
		"resource": {"azurerm_kubernetes_cluster": {"main": [{}]}},
	}
	{violation.fix.edits[0].path | some violation in aks_upgrade_channel.deny} == {
		["resource", "azurerm_kubernetes_cluster", "main", 0, "automatic_channel_upgrade"],
	} with input as module
}

test_accepts_other_documents_and_odd_shapes if {
	aks_upgrade_channel.deny == set() with input as {"kind": "Pod"}
	aks_upgrade_channel.unknown == set() with input as {"kind": "Pod"}
	aks_upgrade_channel.deny == set() with input as {"resource": {"azurerm_kubernetes_cluster": "odd"}}
}
