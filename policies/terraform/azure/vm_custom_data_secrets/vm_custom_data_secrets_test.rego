package terraform.azure.vm_custom_data_secrets_test

import data.lib.fix
import data.terraform.azure.vm_custom_data_secrets

_machine(type, body) := {"resource": {type: {"web": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "web", 0], steps),
	"resource": concat(".", [type, "web"]),
}}

_script := "#!/bin/sh\nexport DB_PASSWORD=correct-horse\n"

_message := "custom data holds DB_PASSWORD"

test_finds_secrets_in_every_argument if {
	type := "azurerm_linux_virtual_machine"
	every name in ["custom_data", "user_data"] {
		every text in [_script, base64.encode(_script), sprintf("${base64encode(<<EOF\n%sEOF\n)}", [_script])] {
			fix.bare(vm_custom_data_secrets.deny) == _found(type, [name], _message) with input as _machine(type, {name: text})
		}
	}
	every old in ["azurerm_virtual_machine", "azurerm_virtual_machine_scale_set"] {
		steps := ["os_profile", 0, "custom_data"]
		fix.bare(vm_custom_data_secrets.deny) == _found(old, steps, _message) with input as _machine(
			old,
			{"os_profile": [{"custom_data": _script}]},
		)
	}
}

test_accepts_scripts_without_secrets if {
	type := "azurerm_windows_virtual_machine"
	every text in ["#!/bin/sh\napt-get install -y nginx\n", "export DB_PASSWORD=$(az keyvault secret show --id x)"] {
		vm_custom_data_secrets.deny == set() with input as _machine(type, {"custom_data": text})
		vm_custom_data_secrets.unknown == set() with input as _machine(type, {"custom_data": text})
	}
}

test_does_not_know_what_is_read_from_elsewhere if {
	type := "azurerm_linux_virtual_machine"
	every text, reason in {
		"${filebase64(\"start.sh\")}": "stands in a file of its own, which is not read",
		"${var.script}": "is known only when Terraform runs",
	} {
		vm_custom_data_secrets.deny == set() with input as _machine(type, {"custom_data": text})
		message := sprintf("custom data %s", [reason])
		vm_custom_data_secrets.unknown == _found(type, ["custom_data"], message) with input as _machine(type, {"custom_data": text})
	}
}

test_accepts_other_documents_and_odd_shapes if {
	vm_custom_data_secrets.deny == set() with input as {"kind": "Pod"}
	vm_custom_data_secrets.unknown == set() with input as {"kind": "Pod"}
	every body in [{}, {"custom_data": null}, {"custom_data": [1]}, {"os_profile": []}, {"os_profile": "odd"}] {
		vm_custom_data_secrets.deny == set() with input as _machine("azurerm_virtual_machine", body)
	}
}
