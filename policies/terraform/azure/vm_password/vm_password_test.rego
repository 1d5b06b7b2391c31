package terraform.azure.vm_password_test

import data.lib.fix
import data.terraform.azure.vm_password

_machine(type, body) := {"resource": {type: {"web": [body]}}}

_finding(type, steps, message) := {
	"message": message,
	"at": array.concat(["resource", type, "web", 0], steps),
	"resource": concat(".", [type, "web"]),
}

_message := "passwords are accepted for SSH"

test_finds_machines_that_accept_passwords if {
	every type in ["azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set"] {
		fix.bare(vm_password.deny) == {_finding(
			type,
			["disable_password_authentication"],
			_message,
		)} with input as _machine(type, {"admin_password": "x", "disable_password_authentication": false})
	}
}

test_finds_machines_of_the_old_form if {
	every type in ["azurerm_virtual_machine", "azurerm_virtual_machine_scale_set"] {
		fix.bare(vm_password.deny) == {_finding(
			type,
			["os_profile_linux_config", 0, "disable_password_authentication"],
			_message,
		)} with input as _machine(
			type,
			{"os_profile_linux_config": [{"disable_password_authentication": false}]},
		)
	}
}

test_finds_scale_sets_of_the_old_form_that_say_nothing if {
	fix.bare(vm_password.deny) == {_finding(
		"azurerm_virtual_machine_scale_set",
		["os_profile_linux_config", 0],
		_message,
	)} with input as _machine("azurerm_virtual_machine_scale_set", {"os_profile_linux_config": [{}]})
}

test_finds_orchestrated_scale_sets if {
	type := "azurerm_orchestrated_virtual_machine_scale_set"
	fix.bare(vm_password.deny) == {_finding(
		type,
		["os_profile", 0, "linux_configuration", 0, "disable_password_authentication"],
		_message,
	)} with input as _machine(
		type,
		{"os_profile": [{"linux_configuration": [{"disable_password_authentication": false}]}]},
	)
}

test_accepts_machines_with_keys if {
	every document in [
		_machine("azurerm_linux_virtual_machine", {"disable_password_authentication": true}),
		_machine("azurerm_linux_virtual_machine", {"admin_password": "x"}),
		_machine("azurerm_virtual_machine", {"os_profile_windows_config": [{}]}),
		_machine("azurerm_virtual_machine_scale_set", {"os_profile_windows_config": [{}]}),
		_machine("azurerm_windows_virtual_machine", {"admin_password": "x"}),
	] {
		vm_password.deny == set() with input as document
		vm_password.unknown == set() with input as document
	}
}

test_does_not_know_what_a_variable_says if {
	document := _machine("azurerm_linux_virtual_machine", {"disable_password_authentication": "${var.keys}"})
	vm_password.deny == set() with input as document
	vm_password.unknown == {_finding(
		"azurerm_linux_virtual_machine",
		["disable_password_authentication"],
		"disable_password_authentication is known only when Terraform runs",
	)} with input as document
}

test_accepts_other_documents if {
	vm_password.deny == set() with input as {"kind": "Pod"}
}
