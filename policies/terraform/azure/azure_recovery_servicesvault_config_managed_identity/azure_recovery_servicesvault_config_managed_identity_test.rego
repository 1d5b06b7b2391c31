package terraform.azure.azure_recovery_servicesvault_config_managed_identity_test

import data.terraform.azure.azure_recovery_servicesvault_config_managed_identity

_module(body) := {"resource": {"azurerm_recovery_services_vault": {"main": [body]}}}

_found(steps) := {{
	"message": "the vault has no managed identity",
	"at": array.concat(["resource", "azurerm_recovery_services_vault", "main", 0], steps),
	"resource": "azurerm_recovery_services_vault.main",
}}

# Where something is found, and in which body.
_wrong := [[["identity"], {"identity": []}], [[], {}], [["identity"], {"identity": null}]]

test_finds_what_is_wrong if {
	every example in _wrong {
		azure_recovery_servicesvault_config_managed_identity.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"identity": [{"type": "SystemAssigned"}]}]

test_accepts_what_is_right if {
	every body in _right {
		azure_recovery_servicesvault_config_managed_identity.deny == set() with input as _module(body)
		azure_recovery_servicesvault_config_managed_identity.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"identity": "${var.choice}"}
	azure_recovery_servicesvault_config_managed_identity.deny == set() with input as _module(body)
	azure_recovery_servicesvault_config_managed_identity.unknown == {{
		"message": "identity is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_recovery_services_vault", "main", 0], ["identity"]),
		"resource": "azurerm_recovery_services_vault.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_recovery_servicesvault_config_managed_identity.deny == set() with input as {"kind": "Pod"}
	azure_recovery_servicesvault_config_managed_identity.unknown == set() with input as {"kind": "Pod"}
	azure_recovery_servicesvault_config_managed_identity.deny == set() with input as {"resource": {"azurerm_recovery_services_vault": "odd"}}
}
