package terraform.azure.api_management_certs_enforced_test

import data.lib.fix
import data.terraform.azure.api_management_certs_enforced

_module(body) := {"resource": {"azurerm_api_management": {"main": [body]}}}

_found(steps) := {{
	"message": "callers of the gateway need no certificate",
	"at": array.concat(["resource", "azurerm_api_management", "main", 0], steps),
	"resource": "azurerm_api_management.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["client_certificate_enabled"], {"sku_name": "Consumption_0", "client_certificate_enabled": false}],
	[["client_certificate_enabled"], {"sku_name": "Consumption_0", "client_certificate_enabled": "false"}],
	[[], {"sku_name": "Consumption_0"}],
	[["client_certificate_enabled"], {"sku_name": "Consumption_0", "client_certificate_enabled": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(api_management_certs_enforced.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"sku_name": "Consumption_0", "client_certificate_enabled": true},
	{"sku_name": "Consumption_0", "client_certificate_enabled": "true"},
]

test_accepts_what_is_right if {
	every body in _right {
		api_management_certs_enforced.deny == set() with input as _module(body)
		api_management_certs_enforced.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"sku_name": "Consumption_0", "client_certificate_enabled": "${var.choice}"}
	api_management_certs_enforced.deny == set() with input as _module(body)
	api_management_certs_enforced.unknown == {{
		"message": "client_certificate_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_api_management", "main", 0], ["client_certificate_enabled"]),
		"resource": "azurerm_api_management.main",
	}} with input as _module(body)
}

test_leaves_other_tiers_out if {
	api_management_certs_enforced.deny == set() with input as _module({"sku_name": "Developer_1"})
	api_management_certs_enforced.deny == set() with input as _module({"sku_name": "${var.sku}"})
	count(api_management_certs_enforced.unknown) == 1 with input as _module({"sku_name": "${var.sku}"})
}

test_accepts_other_documents_and_odd_shapes if {
	api_management_certs_enforced.deny == set() with input as {"kind": "Pod"}
	api_management_certs_enforced.unknown == set() with input as {"kind": "Pod"}
	api_management_certs_enforced.deny == set() with input as {"resource": {"azurerm_api_management": "odd"}}
}
