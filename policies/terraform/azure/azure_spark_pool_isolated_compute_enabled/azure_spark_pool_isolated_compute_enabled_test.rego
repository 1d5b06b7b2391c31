package terraform.azure.azure_spark_pool_isolated_compute_enabled_test

import data.terraform.azure.azure_spark_pool_isolated_compute_enabled

_module(body) := {"resource": {"azurerm_synapse_spark_pool": {"main": [body]}}}

_found(steps) := {{
	"message": "machines of other customers run on the same hosts",
	"at": array.concat(["resource", "azurerm_synapse_spark_pool", "main", 0], steps),
	"resource": "azurerm_synapse_spark_pool.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["compute_isolation_enabled"], {"compute_isolation_enabled": false}],
	[["compute_isolation_enabled"], {"compute_isolation_enabled": "false"}],
	[[], {}],
	[["compute_isolation_enabled"], {"compute_isolation_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		azure_spark_pool_isolated_compute_enabled.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"compute_isolation_enabled": true}, {"compute_isolation_enabled": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		azure_spark_pool_isolated_compute_enabled.deny == set() with input as _module(body)
		azure_spark_pool_isolated_compute_enabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"compute_isolation_enabled": "${var.choice}"}
	azure_spark_pool_isolated_compute_enabled.deny == set() with input as _module(body)
	azure_spark_pool_isolated_compute_enabled.unknown == {{
		"message": "compute_isolation_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_synapse_spark_pool", "main", 0], ["compute_isolation_enabled"]),
		"resource": "azurerm_synapse_spark_pool.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_spark_pool_isolated_compute_enabled.deny == set() with input as {"kind": "Pod"}
	azure_spark_pool_isolated_compute_enabled.unknown == set() with input as {"kind": "Pod"}
	azure_spark_pool_isolated_compute_enabled.deny == set() with input as {"resource": {"azurerm_synapse_spark_pool": "odd"}}
}
