package terraform.azure.azure_data_explorer_double_encryption_enabled_test

import data.terraform.azure.azure_data_explorer_double_encryption_enabled

_module(body) := {"resource": {"azurerm_kusto_cluster": {"main": [body]}}}

_found(steps) := {{
	"message": "data is encrypted once only",
	"at": array.concat(["resource", "azurerm_kusto_cluster", "main", 0], steps),
	"resource": "azurerm_kusto_cluster.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["double_encryption_enabled"], {"double_encryption_enabled": false}],
	[["double_encryption_enabled"], {"double_encryption_enabled": "false"}],
	[["enable_double_encryption"], {"enable_double_encryption": false}],
	[["enable_double_encryption"], {"enable_double_encryption": "false"}],
	[[], {}],
	[["double_encryption_enabled"], {"double_encryption_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		azure_data_explorer_double_encryption_enabled.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"double_encryption_enabled": true},
	{"double_encryption_enabled": "true"},
	{"enable_double_encryption": true},
	{"enable_double_encryption": "true"},
]

test_accepts_what_is_right if {
	every body in _right {
		azure_data_explorer_double_encryption_enabled.deny == set() with input as _module(body)
		azure_data_explorer_double_encryption_enabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"double_encryption_enabled": "${var.choice}"}
	azure_data_explorer_double_encryption_enabled.deny == set() with input as _module(body)
	azure_data_explorer_double_encryption_enabled.unknown == {{
		"message": "double_encryption_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_kusto_cluster", "main", 0], ["double_encryption_enabled"]),
		"resource": "azurerm_kusto_cluster.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_data_explorer_double_encryption_enabled.deny == set() with input as {"kind": "Pod"}
	azure_data_explorer_double_encryption_enabled.unknown == set() with input as {"kind": "Pod"}
	azure_data_explorer_double_encryption_enabled.deny == set() with input as {"resource": {"azurerm_kusto_cluster": "odd"}}
}
