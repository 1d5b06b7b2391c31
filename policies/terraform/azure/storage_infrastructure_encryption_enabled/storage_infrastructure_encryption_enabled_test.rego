package terraform.azure.storage_infrastructure_encryption_enabled_test

import data.terraform.azure.storage_infrastructure_encryption_enabled

_module(body) := {"resource": {"azurerm_storage_account": {"main": [body]}}}

_found(steps) := {{
	"message": "data is encrypted once only",
	"at": array.concat(["resource", "azurerm_storage_account", "main", 0], steps),
	"resource": "azurerm_storage_account.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["infrastructure_encryption_enabled"], {"infrastructure_encryption_enabled": false}],
	[["infrastructure_encryption_enabled"], {"infrastructure_encryption_enabled": "false"}],
	[[], {}],
	[["infrastructure_encryption_enabled"], {"infrastructure_encryption_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		storage_infrastructure_encryption_enabled.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"infrastructure_encryption_enabled": true},
	{"infrastructure_encryption_enabled": "true"},
]

test_accepts_what_is_right if {
	every body in _right {
		storage_infrastructure_encryption_enabled.deny == set() with input as _module(body)
		storage_infrastructure_encryption_enabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"infrastructure_encryption_enabled": "${var.choice}"}
	storage_infrastructure_encryption_enabled.deny == set() with input as _module(body)
	storage_infrastructure_encryption_enabled.unknown == {{
		"message": "infrastructure_encryption_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_storage_account", "main", 0], ["infrastructure_encryption_enabled"]),
		"resource": "azurerm_storage_account.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	storage_infrastructure_encryption_enabled.deny == set() with input as {"kind": "Pod"}
	storage_infrastructure_encryption_enabled.unknown == set() with input as {"kind": "Pod"}
	storage_infrastructure_encryption_enabled.deny == set() with input as {"resource": {"azurerm_storage_account": "odd"}}
}
