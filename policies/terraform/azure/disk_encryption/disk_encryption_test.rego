package terraform.azure.disk_encryption_test

import data.terraform.azure.disk_encryption

_disk(type, body) := {"resource": {type: {"data": [body]}}}

_finding(type, steps, message) := {
	"message": message,
	"at": array.concat(["resource", type, "data", 0], steps),
	"resource": concat(".", [type, "data"]),
}

test_finds_encryption_that_is_switched_off if {
	every type in ["azurerm_managed_disk", "azurerm_snapshot"] {
		disk_encryption.deny == {_finding(
			type,
			["encryption_settings", 0, "enabled"],
			"encryption is switched off",
		)} with input as _disk(type, {"encryption_settings": [{"enabled": false}]})
	}
	disk_encryption.deny == {_finding(
		"azurerm_managed_disk",
		["encryption_settings", "enabled"],
		"encryption is switched off",
	)} with input as _disk("azurerm_managed_disk", {"encryption_settings": {"enabled": "false"}})
}

test_accepts_disks_that_are_encrypted if {
	every body in [
		{},
		{"encryption_settings": [{"enabled": true}]},
		{"encryption_settings": [{"disk_encryption_key": [{}]}]},
		{"encryption_settings": [{"enabled": false}], "disk_encryption_set_id": "${azurerm_disk_encryption_set.main.id}"},
	] {
		disk_encryption.deny == set() with input as _disk("azurerm_managed_disk", body)
		disk_encryption.unknown == set() with input as _disk("azurerm_managed_disk", body)
	}
}

test_does_not_know_what_a_variable_says if {
	document := _disk("azurerm_managed_disk", {"encryption_settings": [{"enabled": "${var.encrypted}"}]})
	disk_encryption.deny == set() with input as document
	disk_encryption.unknown == {_finding(
		"azurerm_managed_disk",
		["encryption_settings", 0, "enabled"],
		"encryption_settings.enabled is known only when Terraform runs",
	)} with input as document
}

test_does_not_know_whether_a_disk_has_a_set_of_keys if {
	body := {"encryption_settings": [{"enabled": false}], "disk_encryption_set_id": "${var.set}"}
	disk_encryption.deny == set() with input as _disk("azurerm_managed_disk", body)
	count(disk_encryption.unknown) == 1 with input as _disk("azurerm_managed_disk", body)
	none := object.union(body, {"disk_encryption_set_id": ""})
	count(disk_encryption.deny) == 1 with input as _disk("azurerm_managed_disk", none)
}

test_accepts_other_documents if {
	disk_encryption.deny == set() with input as {"kind": "Pod"}
}
