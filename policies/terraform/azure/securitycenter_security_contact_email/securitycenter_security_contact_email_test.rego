package terraform.azure.securitycenter_security_contact_email_test

import data.terraform.azure.securitycenter_security_contact_email

_module(body) := {"resource": {"azurerm_security_center_contact": {"main": [body]}}}

_found(steps) := {{
	"message": "nobody is named to write to",
	"at": array.concat(["resource", "azurerm_security_center_contact", "main", 0], steps),
	"resource": "azurerm_security_center_contact.main",
}}

# Where something is found, and in which body.
_wrong := [[["email"], {"email": ""}], [[], {}], [["email"], {"email": null}]]

test_finds_what_is_wrong if {
	every example in _wrong {
		securitycenter_security_contact_email.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"email": "security@example.com"}]

test_accepts_what_is_right if {
	every body in _right {
		securitycenter_security_contact_email.deny == set() with input as _module(body)
		securitycenter_security_contact_email.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"email": "${var.choice}"}
	securitycenter_security_contact_email.deny == set() with input as _module(body)
	securitycenter_security_contact_email.unknown == {{
		"message": "email is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_security_center_contact", "main", 0], ["email"]),
		"resource": "azurerm_security_center_contact.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	securitycenter_security_contact_email.deny == set() with input as {"kind": "Pod"}
	securitycenter_security_contact_email.unknown == set() with input as {"kind": "Pod"}
	securitycenter_security_contact_email.deny == set() with input as {"resource": {"azurerm_security_center_contact": "odd"}}
}
