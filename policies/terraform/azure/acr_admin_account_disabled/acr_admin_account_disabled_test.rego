package terraform.azure.acr_admin_account_disabled_test

import data.lib.fix
import data.terraform.azure.acr_admin_account_disabled

_module(body) := {"resource": {"azurerm_container_registry": {"main": [body]}}}

_found(steps) := {{
	"message": "the admin account can be used",
	"at": array.concat(["resource", "azurerm_container_registry", "main", 0], steps),
	"resource": "azurerm_container_registry.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["admin_enabled"], {"admin_enabled": true}],
	[["admin_enabled"], {"admin_enabled": "true"}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(acr_admin_account_disabled.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"admin_enabled": false}, {"admin_enabled": "false"}, {}, {"admin_enabled": null}]

test_accepts_what_is_right if {
	every body in _right {
		acr_admin_account_disabled.deny == set() with input as _module(body)
		acr_admin_account_disabled.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"admin_enabled": "${var.choice}"}
	acr_admin_account_disabled.deny == set() with input as _module(body)
	acr_admin_account_disabled.unknown == {{
		"message": "admin_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_container_registry", "main", 0], ["admin_enabled"]),
		"resource": "azurerm_container_registry.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	acr_admin_account_disabled.deny == set() with input as {"kind": "Pod"}
	acr_admin_account_disabled.unknown == set() with input as {"kind": "Pod"}
	acr_admin_account_disabled.deny == set() with input as {"resource": {"azurerm_container_registry": "odd"}}
}
