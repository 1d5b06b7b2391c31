package terraform.azure.synapse_sql_pool_data_encryption_test

import data.lib.fix
import data.terraform.azure.synapse_sql_pool_data_encryption

_module(body) := {"resource": {"azurerm_synapse_sql_pool": {"main": [body]}}}

_found(steps) := {{
	"message": "the pool is not encrypted",
	"at": array.concat(["resource", "azurerm_synapse_sql_pool", "main", 0], steps),
	"resource": "azurerm_synapse_sql_pool.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["data_encrypted"], {"data_encrypted": false}],
	[["data_encrypted"], {"data_encrypted": "false"}],
	[[], {}],
	[["data_encrypted"], {"data_encrypted": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(synapse_sql_pool_data_encryption.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"data_encrypted": true}, {"data_encrypted": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		synapse_sql_pool_data_encryption.deny == set() with input as _module(body)
		synapse_sql_pool_data_encryption.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"data_encrypted": "${var.choice}"}
	synapse_sql_pool_data_encryption.deny == set() with input as _module(body)
	synapse_sql_pool_data_encryption.unknown == {{
		"message": "data_encrypted is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_synapse_sql_pool", "main", 0], ["data_encrypted"]),
		"resource": "azurerm_synapse_sql_pool.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	synapse_sql_pool_data_encryption.deny == set() with input as {"kind": "Pod"}
	synapse_sql_pool_data_encryption.unknown == set() with input as {"kind": "Pod"}
	synapse_sql_pool_data_encryption.deny == set() with input as {"resource": {"azurerm_synapse_sql_pool": "odd"}}
}
