package terraform.azure.kv_secret_expiry_test

import data.terraform.azure.kv_secret_expiry

_secret(body) := {"resource": {"azurerm_key_vault_secret": {"token": [body]}}}

_finding(steps, message) := {
	"message": message,
	"at": array.concat(["resource", "azurerm_key_vault_secret", "token", 0], steps),
	"resource": "azurerm_key_vault_secret.token",
}

test_finds_secrets_that_never_expire if {
	kv_secret_expiry.deny == {_finding([], "secret never expires")} with input as _secret({"name": "token"})
	kv_secret_expiry.deny == {_finding(
		["expiration_date"],
		"secret never expires",
	)} with input as _secret({"expiration_date": null})
}

test_accepts_secrets_that_expire if {
	every date in [
		"2030-12-31T00:00:00Z",
		"${timeadd(timestamp(), \"2160h\")}",
		"${time_rotating.token.rotation_rfc3339}",
	] {
		kv_secret_expiry.deny == set() with input as _secret({"expiration_date": date})
		kv_secret_expiry.unknown == set() with input as _secret({"expiration_date": date})
	}
}

test_does_not_know_what_a_variable_says if {
	document := _secret({"expiration_date": "${each.value.expiry}"})
	kv_secret_expiry.deny == set() with input as document
	kv_secret_expiry.unknown == {_finding(
		["expiration_date"],
		"expiration_date is known only when Terraform runs",
	)} with input as document
}

test_accepts_other_documents if {
	kv_secret_expiry.deny == set() with input as {"kind": "Pod"}
}
