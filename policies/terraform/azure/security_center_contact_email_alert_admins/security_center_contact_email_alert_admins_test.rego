package terraform.azure.security_center_contact_email_alert_admins_test

import data.lib.fix
import data.terraform.azure.security_center_contact_email_alert_admins

_module(body) := {"resource": {"azurerm_security_center_contact": {"main": [body]}}}

_found(steps) := {{
	"message": "alerts are not sent to the owners of the subscription",
	"at": array.concat(["resource", "azurerm_security_center_contact", "main", 0], steps),
	"resource": "azurerm_security_center_contact.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["alerts_to_admins"], {"alerts_to_admins": false}],
	[["alerts_to_admins"], {"alerts_to_admins": "false"}],
	[[], {}],
	[["alerts_to_admins"], {"alerts_to_admins": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(security_center_contact_email_alert_admins.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"alerts_to_admins": true}, {"alerts_to_admins": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		security_center_contact_email_alert_admins.deny == set() with input as _module(body)
		security_center_contact_email_alert_admins.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"alerts_to_admins": "${var.choice}"}
	security_center_contact_email_alert_admins.deny == set() with input as _module(body)
	security_center_contact_email_alert_admins.unknown == {{
		"message": "alerts_to_admins is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_security_center_contact", "main", 0], ["alerts_to_admins"]),
		"resource": "azurerm_security_center_contact.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	security_center_contact_email_alert_admins.deny == set() with input as {"kind": "Pod"}
	security_center_contact_email_alert_admins.unknown == set() with input as {"kind": "Pod"}
	security_center_contact_email_alert_admins.deny == set() with input as {"resource": {"azurerm_security_center_contact": "odd"}}
}
