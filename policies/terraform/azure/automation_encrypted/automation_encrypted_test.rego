package terraform.azure.automation_encrypted_test

import data.lib.fix
import data.terraform.azure.automation_encrypted

_types := [
	"azurerm_automation_variable_bool",
	"azurerm_automation_variable_datetime",
	"azurerm_automation_variable_int",
	"azurerm_automation_variable_object",
	"azurerm_automation_variable_string",
]

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "the variable is kept in the clear",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [
	[["encrypted"], {"encrypted": false}],
	[["encrypted"], {"encrypted": "false"}],
	[[], {}],
	[["encrypted"], {"encrypted": null}],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			fix.bare(automation_encrypted.deny) == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [{"encrypted": true}, {"encrypted": "true"}]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			automation_encrypted.deny == set() with input as _module(type, body)
			automation_encrypted.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"encrypted": "${var.choice}"}
	every type in _types {
		automation_encrypted.deny == set() with input as _module(type, body)
		automation_encrypted.unknown == {{
			"message": "encrypted is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["encrypted"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	automation_encrypted.deny == set() with input as {"kind": "Pod"}
	automation_encrypted.unknown == set() with input as {"kind": "Pod"}
	automation_encrypted.deny == set() with input as {"resource": {"azurerm_automation_variable_bool": "odd"}}
}
