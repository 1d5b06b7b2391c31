package terraform.azure.sc_phone_test

import data.terraform.azure.sc_phone

_module(body) := {"resource": {"azurerm_security_center_contact": {"main": [body]}}}

_found(steps) := {{
	"message": "phone is missing",
	"at": array.concat(["resource", "azurerm_security_center_contact", "main", 0], steps),
	"resource": "azurerm_security_center_contact.main",
}}

# Where something is found, and in which body.
_wrong := [[["phone"], {"phone": ""}], [[], {}], [["phone"], {"phone": null}]]

test_finds_what_is_wrong if {
	every example in _wrong {
		sc_phone.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"phone": "+1-555-555-5555"}]

test_accepts_what_is_right if {
	every body in _right {
		sc_phone.deny == set() with input as _module(body)
		sc_phone.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"phone": "${var.choice}"}
	sc_phone.deny == set() with input as _module(body)
	sc_phone.unknown == {{
		"message": "phone is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_security_center_contact", "main", 0], ["phone"]),
		"resource": "azurerm_security_center_contact.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	sc_phone.deny == set() with input as {"kind": "Pod"}
	sc_phone.unknown == set() with input as {"kind": "Pod"}
	sc_phone.deny == set() with input as {"resource": {"azurerm_security_center_contact": "odd"}}
}
