package terraform.azure.synapse_workspace_cmk_encryption_test

import data.terraform.azure.synapse_workspace_cmk_encryption

_module(body) := {"resource": {"azurerm_synapse_workspace": {"main": [body]}}}

_found(steps) := {{
	"message": "data is encrypted with a key of Microsoft",
	"at": array.concat(["resource", "azurerm_synapse_workspace", "main", 0], steps),
	"resource": "azurerm_synapse_workspace.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["customer_managed_key"], {"customer_managed_key": []}],
	[[], {}],
	[["customer_managed_key"], {"customer_managed_key": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		synapse_workspace_cmk_encryption.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"customer_managed_key": [{"key_name": "synapse"}]}]

test_accepts_what_is_right if {
	every body in _right {
		synapse_workspace_cmk_encryption.deny == set() with input as _module(body)
		synapse_workspace_cmk_encryption.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"customer_managed_key": "${var.choice}"}
	synapse_workspace_cmk_encryption.deny == set() with input as _module(body)
	synapse_workspace_cmk_encryption.unknown == {{
		"message": "customer_managed_key is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_synapse_workspace", "main", 0], ["customer_managed_key"]),
		"resource": "azurerm_synapse_workspace.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	synapse_workspace_cmk_encryption.deny == set() with input as {"kind": "Pod"}
	synapse_workspace_cmk_encryption.unknown == set() with input as {"kind": "Pod"}
	synapse_workspace_cmk_encryption.deny == set() with input as {"resource": {"azurerm_synapse_workspace": "odd"}}
}
