package terraform.azure.sc_email_alert_test

import data.lib.fix
import data.terraform.azure.sc_email_alert

_module(body) := {"resource": {"azurerm_security_center_contact": {"main": [body]}}}

_found(steps) := {{
	"message": "alerts are not sent to the contact",
	"at": array.concat(["resource", "azurerm_security_center_contact", "main", 0], steps),
	"resource": "azurerm_security_center_contact.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["alert_notifications"], {"alert_notifications": false}],
	[["alert_notifications"], {"alert_notifications": "false"}],
	[[], {}],
	[["alert_notifications"], {"alert_notifications": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(sc_email_alert.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"alert_notifications": true}, {"alert_notifications": "true"}]

test_accepts_what_is_right if {
	every body in _right {
		sc_email_alert.deny == set() with input as _module(body)
		sc_email_alert.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"alert_notifications": "${var.choice}"}
	sc_email_alert.deny == set() with input as _module(body)
	sc_email_alert.unknown == {{
		"message": "alert_notifications is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_security_center_contact", "main", 0], ["alert_notifications"]),
		"resource": "azurerm_security_center_contact.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	sc_email_alert.deny == set() with input as {"kind": "Pod"}
	sc_email_alert.unknown == set() with input as {"kind": "Pod"}
	sc_email_alert.deny == set() with input as {"resource": {"azurerm_security_center_contact": "odd"}}
}
