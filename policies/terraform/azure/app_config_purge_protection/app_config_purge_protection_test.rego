package terraform.azure.app_config_purge_protection_test

import data.lib.fix
import data.terraform.azure.app_config_purge_protection

_module(body) := {"resource": {"azurerm_app_configuration": {"main": [body]}}}

_found(steps) := {{
	"message": "the store can be erased for good",
	"at": array.concat(["resource", "azurerm_app_configuration", "main", 0], steps),
	"resource": "azurerm_app_configuration.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["purge_protection_enabled"], {"purge_protection_enabled": false}],
	[["purge_protection_enabled"], {"purge_protection_enabled": "false"}],
	[[], {}],
	[["purge_protection_enabled"], {"purge_protection_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(app_config_purge_protection.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"purge_protection_enabled": true}, {"purge_protection_enabled": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		app_config_purge_protection.deny == set() with input as _module(body)
		app_config_purge_protection.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"purge_protection_enabled": "${var.choice}"}
	app_config_purge_protection.deny == set() with input as _module(body)
	app_config_purge_protection.unknown == {{
		"message": "purge_protection_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_app_configuration", "main", 0], ["purge_protection_enabled"]),
		"resource": "azurerm_app_configuration.main",
	}} with input as _module(body)
}

test_mends_stores_that_can_alone if {
	every sku, fixes in {"free": 0, "${var.sku}": 0, "standard": 1, "premium": 1} {
		count([violation.fix | some violation in app_config_purge_protection.deny]) == fixes with input as _module({"sku": sku})
	}
}

test_accepts_other_documents_and_odd_shapes if {
	app_config_purge_protection.deny == set() with input as {"kind": "Pod"}
	app_config_purge_protection.unknown == set() with input as {"kind": "Pod"}
	app_config_purge_protection.deny == set() with input as {"resource": {"azurerm_app_configuration": "odd"}}
}
