package terraform.azure.app_config_sku_test

import data.lib.fix
import data.terraform.azure.app_config_sku

_module(body) := {"resource": {"azurerm_app_configuration": {"main": [body]}}}

_found(steps) := {{
	"message": "the store is of the free tier",
	"at": array.concat(["resource", "azurerm_app_configuration", "main", 0], steps),
	"resource": "azurerm_app_configuration.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["sku"], {"sku": "free"}],
	[["sku"], {"sku": "developer"}],
	[["sku"], {"sku": "basic"}],
	[[], {}],
	[["sku"], {"sku": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(app_config_sku.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"sku": "standard"}, {"sku": "premium"}]

test_accepts_what_is_right if {
	every body in _right {
		app_config_sku.deny == set() with input as _module(body)
		app_config_sku.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"sku": "${var.choice}"}
	app_config_sku.deny == set() with input as _module(body)
	app_config_sku.unknown == {{
		"message": "sku is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_app_configuration", "main", 0], ["sku"]),
		"resource": "azurerm_app_configuration.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	app_config_sku.deny == set() with input as {"kind": "Pod"}
	app_config_sku.unknown == set() with input as {"kind": "Pod"}
	app_config_sku.deny == set() with input as {"resource": {"azurerm_app_configuration": "odd"}}
}
