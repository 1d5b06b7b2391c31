package terraform.azure.app_service_environment_zone_redundant_test

import data.terraform.azure.app_service_environment_zone_redundant

_module(body) := {"resource": {"azurerm_app_service_environment_v3": {"main": [body]}}}

_found(steps) := {{
	"message": "the environment stands in one zone",
	"at": array.concat(["resource", "azurerm_app_service_environment_v3", "main", 0], steps),
	"resource": "azurerm_app_service_environment_v3.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["zone_redundant"], {"zone_redundant": false}],
	[["zone_redundant"], {"zone_redundant": "false"}],
	[[], {}],
	[["zone_redundant"], {"zone_redundant": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		app_service_environment_zone_redundant.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"zone_redundant": true}, {"zone_redundant": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		app_service_environment_zone_redundant.deny == set() with input as _module(body)
		app_service_environment_zone_redundant.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"zone_redundant": "${var.choice}"}
	app_service_environment_zone_redundant.deny == set() with input as _module(body)
	app_service_environment_zone_redundant.unknown == {{
		"message": "zone_redundant is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_app_service_environment_v3", "main", 0], ["zone_redundant"]),
		"resource": "azurerm_app_service_environment_v3.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	app_service_environment_zone_redundant.deny == set() with input as {"kind": "Pod"}
	app_service_environment_zone_redundant.unknown == set() with input as {"kind": "Pod"}
	app_service_environment_zone_redundant.deny == set() with input as {"resource": {"azurerm_app_service_environment_v3": "odd"}}
}
