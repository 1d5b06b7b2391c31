package terraform.azure.kv_purge_test

import data.lib.fix
import data.terraform.azure.kv_purge

_vault(type, body) := {"resource": {type: {"main": [body]}}}

_finding(type, steps, message) := {
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}

test_finds_vaults_without_protection if {
	every type in ["azurerm_key_vault", "azurerm_key_vault_managed_hardware_security_module"] {
		expected := {_finding(type, ["purge_protection_enabled"], "purge protection is off")}
		fix.bare(kv_purge.deny) == expected with input as _vault(type, {"purge_protection_enabled": false})
		fix.bare(kv_purge.deny) == expected with input as _vault(type, {"purge_protection_enabled": null})
	}
}

test_finds_vaults_that_say_nothing if {
	fix.bare(kv_purge.deny) == {_finding("azurerm_key_vault", [], "purge protection is off")} with input as _vault(
		"azurerm_key_vault",
		{"soft_delete_retention_days": 90},
	)
}

test_accepts_protected_vaults if {
	document := _vault("azurerm_key_vault", {"purge_protection_enabled": true})
	kv_purge.deny == set() with input as document
	kv_purge.unknown == set() with input as document
}

test_does_not_know_what_a_variable_says if {
	document := _vault("azurerm_key_vault", {"purge_protection_enabled": "${var.protect}"})
	kv_purge.deny == set() with input as document
	kv_purge.unknown == {_finding(
		"azurerm_key_vault",
		["purge_protection_enabled"],
		"purge_protection_enabled is known only when Terraform runs",
	)} with input as document
}

test_accepts_other_documents if {
	kv_purge.deny == set() with input as {"kind": "Pod"}
}
