package terraform.azure.datalake_encryption_test

import data.lib.fix
import data.terraform.azure.datalake_encryption

_module(body) := {"resource": {"azurerm_data_lake_store": {"main": [body]}}}

_found(steps) := {{
	"message": "files are kept unencrypted",
	"at": array.concat(["resource", "azurerm_data_lake_store", "main", 0], steps),
	"resource": "azurerm_data_lake_store.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["encryption_state"], {"encryption_state": "Disabled"}],
	[["encryption_state"], {"encryption_state": "disabled"}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(datalake_encryption.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"encryption_state": "Enabled"}, {}, {"encryption_state": null}]

test_accepts_what_is_right if {
	every body in _right {
		datalake_encryption.deny == set() with input as _module(body)
		datalake_encryption.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"encryption_state": "${var.choice}"}
	datalake_encryption.deny == set() with input as _module(body)
	datalake_encryption.unknown == {{
		"message": "encryption_state is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_data_lake_store", "main", 0], ["encryption_state"]),
		"resource": "azurerm_data_lake_store.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	datalake_encryption.deny == set() with input as {"kind": "Pod"}
	datalake_encryption.unknown == set() with input as {"kind": "Pod"}
	datalake_encryption.deny == set() with input as {"resource": {"azurerm_data_lake_store": "odd"}}
}
