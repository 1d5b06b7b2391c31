package terraform.azure.data_explorer_uses_disk_encryption_test

import data.lib.fix
import data.terraform.azure.data_explorer_uses_disk_encryption

_module(body) := {"resource": {"azurerm_kusto_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "disks of the cluster are not encrypted",
	"at": array.concat(["resource", "azurerm_kusto_cluster", "main", 0], steps),
	"resource": "azurerm_kusto_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["disk_encryption_enabled"], {"disk_encryption_enabled": false}],
	[["disk_encryption_enabled"], {"disk_encryption_enabled": "false"}],
	[["enable_disk_encryption"], {"enable_disk_encryption": false}],
	[["enable_disk_encryption"], {"enable_disk_encryption": "false"}],
	[[], {}],
	[["disk_encryption_enabled"], {"disk_encryption_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(data_explorer_uses_disk_encryption.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"disk_encryption_enabled": true},
	{"disk_encryption_enabled": "true"},
	{"enable_disk_encryption": true},
	{"enable_disk_encryption": "true"},
]

test_accepts_what_is_right if {
	every body in _right {
		data_explorer_uses_disk_encryption.deny == set() with input as _module(body)
		data_explorer_uses_disk_encryption.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"disk_encryption_enabled": "${var.choice}"}
	data_explorer_uses_disk_encryption.deny == set() with input as _module(body)
	data_explorer_uses_disk_encryption.unknown == {{
		"message": "disk_encryption_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_kusto_cluster", "main", 0], ["disk_encryption_enabled"]),
		"resource": "azurerm_kusto_cluster.main",
	}} with input as _module(body)
}

test_writes_the_name_that_the_provider_knows if {
	module := {
		"terraform": [{"required_providers": [{"azurerm": {"source": "hashicorp/azurerm", "version": "~> 2.99"}}]}],
		"resource": {"azurerm_kusto_cluster": {"main": [{}]}},
	}
	{violation.fix.edits[0].path | some violation in data_explorer_uses_disk_encryption.deny} == {
		["resource", "azurerm_kusto_cluster", "main", 0, "enable_disk_encryption"],
	} with input as module
}

test_accepts_other_documents_and_odd_shapes if {
	data_explorer_uses_disk_encryption.deny == set() with input as {"kind": "Pod"}
	data_explorer_uses_disk_encryption.unknown == set() with input as {"kind": "Pod"}
	data_explorer_uses_disk_encryption.deny == set() with input as {"resource": {"azurerm_kusto_cluster": "odd"}}
}
