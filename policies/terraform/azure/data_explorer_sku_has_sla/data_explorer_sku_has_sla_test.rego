package terraform.azure.data_explorer_sku_has_sla_test

import data.terraform.azure.data_explorer_sku_has_sla

_module(body) := {"resource": {"azurerm_kusto_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "the cluster is made for tests, without a promise of how long it is up",
	"at": array.concat(["resource", "azurerm_kusto_cluster", "main", 0], steps),
	"resource": "azurerm_kusto_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [[["sku", 0, "name"], {"sku": [{"name": "Dev(No SLA)_Standard_D11_v2"}]}]]

test_finds_what_is_wrong if {
	every example in _wrong {
		data_explorer_sku_has_sla.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"sku": [{"name": "Standard_D13_v2"}]}, {}, {"sku": [{}]}, {"sku": [{"name": null}]}]

test_accepts_what_is_right if {
	every body in _right {
		data_explorer_sku_has_sla.deny == set() with input as _module(body)
		data_explorer_sku_has_sla.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"sku": [{"name": "${var.choice}"}]}
	data_explorer_sku_has_sla.deny == set() with input as _module(body)
	data_explorer_sku_has_sla.unknown == {{
		"message": "sku.name is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_kusto_cluster", "main", 0], ["sku", 0, "name"]),
		"resource": "azurerm_kusto_cluster.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"sku": [{"for_each": ["a"], "content": [{"name": "Dev(No SLA)_Standard_D11_v2"}]}]}}
	perhaps := {"dynamic": {"sku": [{"for_each": "${var.blocks}", "content": [{"name": "Dev(No SLA)_Standard_D11_v2"}]}]}}
	count(data_explorer_sku_has_sla.deny) == 1 with input as _module(once)
	data_explorer_sku_has_sla.deny == set() with input as _module(perhaps)
	count(data_explorer_sku_has_sla.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	data_explorer_sku_has_sla.deny == set() with input as {"kind": "Pod"}
	data_explorer_sku_has_sla.unknown == set() with input as {"kind": "Pod"}
	data_explorer_sku_has_sla.deny == set() with input as {"resource": {"azurerm_kusto_cluster": "odd"}}
}
