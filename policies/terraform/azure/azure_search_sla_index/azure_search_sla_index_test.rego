package terraform.azure.azure_search_sla_index_test

import data.lib.fix
import data.terraform.azure.azure_search_sla_index

_module(body) := {"resource": {"azurerm_search_service": {"main": [body]}}}

_found(steps) := {{
	"message": "the index can be changed by fewer than three replicas",
	"at": array.concat(["resource", "azurerm_search_service", "main", 0], steps),
	"resource": "azurerm_search_service.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["replica_count"], {"replica_count": 1}],
	[["replica_count"], {"replica_count": 2}],
	[["replica_count"], {"replica_count": "2"}],
	[[], {}],
	[["replica_count"], {"replica_count": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(azure_search_sla_index.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"replica_count": 3}, {"replica_count": "4"}]

test_accepts_what_is_right if {
	every body in _right {
		azure_search_sla_index.deny == set() with input as _module(body)
		azure_search_sla_index.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"replica_count": "${var.choice}"}
	azure_search_sla_index.deny == set() with input as _module(body)
	azure_search_sla_index.unknown == {{
		"message": "replica_count is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_search_service", "main", 0], ["replica_count"]),
		"resource": "azurerm_search_service.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_search_sla_index.deny == set() with input as {"kind": "Pod"}
	azure_search_sla_index.unknown == set() with input as {"kind": "Pod"}
	azure_search_sla_index.deny == set() with input as {"resource": {"azurerm_search_service": "odd"}}
}
