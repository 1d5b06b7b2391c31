package terraform.azure.kv_key_expiry_test

import data.terraform.azure.kv_key_expiry

_key(body) := {"resource": {"azurerm_key_vault_key": {"disk": [body]}}}

_finding(type, steps, message) := {
	"message": message,
	"at": array.concat(["resource", type, "disk", 0], steps),
	"resource": concat(".", [type, "disk"]),
}

test_finds_keys_that_never_expire if {
	every type in ["azurerm_key_vault_key", "azurerm_key_vault_managed_hardware_security_module_key"] {
		kv_key_expiry.deny == {_finding(type, [], "key never expires")} with input as {"resource": {type: {"disk": [{}]}}}
	}
	kv_key_expiry.deny == {_finding(
		"azurerm_key_vault_key",
		["expiration_date"],
		"key never expires",
	)} with input as _key({"expiration_date": null})
}

test_finds_rotation_that_lets_nothing_expire if {
	document := _key({"rotation_policy": [{"automatic": [{"time_after_creation": "P90D"}]}]})
	kv_key_expiry.deny == {_finding("azurerm_key_vault_key", [], "key never expires")} with input as document
}

test_accepts_keys_that_expire if {
	every body in [
		{"expiration_date": "2030-12-31T00:00:00Z"},
		{"expiration_date": "${timeadd(timestamp(), \"8760h\")}"},
		{"rotation_policy": [{"expire_after": "P90D", "automatic": [{"time_before_expiry": "P30D"}]}]},
	] {
		kv_key_expiry.deny == set() with input as _key(body)
		kv_key_expiry.unknown == set() with input as _key(body)
	}
}

test_accepts_keys_with_a_policy_elsewhere if {
	kv_key_expiry.deny == set() with input as {"resource": {
		"azurerm_key_vault_managed_hardware_security_module_key": {"disk": [{}]},
		"azurerm_key_vault_managed_hardware_security_module_key_rotation_policy": {"disk": [{
			"managed_hsm_key_id": "${azurerm_key_vault_managed_hardware_security_module_key.disk.id}",
			"expire_after": "P60D",
		}]},
	}}
}

test_does_not_know_what_a_variable_says if {
	document := _key({"expiration_date": "${var.expiry}"})
	kv_key_expiry.deny == set() with input as document
	kv_key_expiry.unknown == {_finding(
		"azurerm_key_vault_key",
		["expiration_date"],
		"expiration_date is known only when Terraform runs",
	)} with input as document
}

test_does_not_know_a_rotation_that_may_be_missing if {
	policy := {
		"managed_hsm_key_id": "${azurerm_key_vault_managed_hardware_security_module_key.k.id}",
		"expire_after": "P90D",
	}
	every change in [{"count": "${var.on ? 1 : 0}"}, {"expire_after": "${var.expiry}"}] {
		module := {"resource": {
			"azurerm_key_vault_managed_hardware_security_module_key": {"k": [{}]},
			"azurerm_key_vault_managed_hardware_security_module_key_rotation_policy": {"p": [object.union(policy, change)]},
		}}
		kv_key_expiry.deny == set() with input as module
		count(kv_key_expiry.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	kv_key_expiry.deny == set() with input as {"kind": "Pod"}
}
