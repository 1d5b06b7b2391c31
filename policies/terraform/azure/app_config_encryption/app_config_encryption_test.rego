package terraform.azure.app_config_encryption_test

import data.terraform.azure.app_config_encryption

_module(body) := {"resource": {"azurerm_app_configuration": {"main": [body]}}}

_found(steps) := {{
	"message": "settings are encrypted with a key of Microsoft",
	"at": array.concat(["resource", "azurerm_app_configuration", "main", 0], steps),
	"resource": "azurerm_app_configuration.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["encryption", 0, "key_vault_key_identifier"], {"encryption": [{"key_vault_key_identifier": ""}]}],
	[[], {}],
	[["encryption", 0], {"encryption": [{}]}],
	[["encryption", 0, "key_vault_key_identifier"], {"encryption": [{"key_vault_key_identifier": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		app_config_encryption.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"encryption": [{"key_vault_key_identifier": "${azurerm_key_vault_key.config.id}"}]}]

test_accepts_what_is_right if {
	every body in _right {
		app_config_encryption.deny == set() with input as _module(body)
		app_config_encryption.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"encryption": [{"key_vault_key_identifier": "${var.choice}"}]}
	app_config_encryption.deny == set() with input as _module(body)
	app_config_encryption.unknown == {{
		"message": "encryption.key_vault_key_identifier is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_app_configuration", "main", 0], ["encryption", 0, "key_vault_key_identifier"]),
		"resource": "azurerm_app_configuration.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"encryption": [{"for_each": ["a"], "content": [{"key_vault_key_identifier": ""}]}]}}
	perhaps := {"dynamic": {"encryption": [{"for_each": "${var.blocks}", "content": [{"key_vault_key_identifier": "${azurerm_key_vault_key.config.id}"}]}]}}
	count(app_config_encryption.deny) == 1 with input as _module(once)
	app_config_encryption.deny == set() with input as _module(perhaps)
	count(app_config_encryption.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	app_config_encryption.deny == set() with input as {"kind": "Pod"}
	app_config_encryption.unknown == set() with input as {"kind": "Pod"}
	app_config_encryption.deny == set() with input as {"resource": {"azurerm_app_configuration": "odd"}}
}
