package terraform.azure.app_config_encryption_test

import data.terraform.azure.app_config_encryption

_module(body) := {"resource": {"azurerm_app_configuration": {"main": [body]}}}

_found(steps) := {{
	"message": "settings are encrypted with a key of Microsoft",
	"at": array.concat(["resource", "azurerm_app_configuration", "main", 0], steps),
	"resource": "azurerm_app_configuration.main",
}}

# Where something is found, and in which body.
_wrong := [[["encryption"], {"encryption": []}], [[], {}], [["encryption"], {"encryption": null}]]

test_finds_what_is_wrong if {
	every example in _wrong {
		app_config_encryption.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"encryption": [{"key_vault_key_identifier": "https://shop.vault.azure.net/keys/config/1"}]},
]

test_accepts_what_is_right if {
	every body in _right {
		app_config_encryption.deny == set() with input as _module(body)
		app_config_encryption.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"encryption": "${var.choice}"}
	app_config_encryption.deny == set() with input as _module(body)
	app_config_encryption.unknown == {{
		"message": "encryption is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_app_configuration", "main", 0], ["encryption"]),
		"resource": "azurerm_app_configuration.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	app_config_encryption.deny == set() with input as {"kind": "Pod"}
	app_config_encryption.unknown == set() with input as {"kind": "Pod"}
	app_config_encryption.deny == set() with input as {"resource": {"azurerm_app_configuration": "odd"}}
}
