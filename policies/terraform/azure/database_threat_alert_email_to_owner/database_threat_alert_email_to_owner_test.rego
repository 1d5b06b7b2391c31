package terraform.azure.database_threat_alert_email_to_owner_test

import data.lib.fix
import data.terraform.azure.database_threat_alert_email_to_owner

_types := [
	"azurerm_mssql_managed_instance_security_alert_policy",
	"azurerm_mssql_server_security_alert_policy",
]

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps) := {{
	"message": "alerts are not sent to the owners of the subscription",
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Where something is found, and in which body.
_wrong := [
	[["email_account_admins_enabled"], {"email_account_admins_enabled": false}],
	[["email_account_admins_enabled"], {"email_account_admins_enabled": "false"}],
	[["email_account_admins"], {"email_account_admins": false}],
	[["email_account_admins"], {"email_account_admins": "false"}],
	[[], {}],
	[["email_account_admins_enabled"], {"email_account_admins_enabled": null}],
]

test_finds_what_is_wrong if {
	every type in _types {
		every example in _wrong {
			fix.bare(database_threat_alert_email_to_owner.deny) == _found(type, example[0]) with input as _module(type, example[1])
		}
	}
}

_right := [
	{"email_account_admins_enabled": true},
	{"email_account_admins_enabled": "true"},
	{"email_account_admins": true},
	{"email_account_admins": "true"},
]

test_accepts_what_is_right if {
	every type in _types {
		every body in _right {
			database_threat_alert_email_to_owner.deny == set() with input as _module(type, body)
			database_threat_alert_email_to_owner.unknown == set() with input as _module(type, body)
		}
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"email_account_admins_enabled": "${var.choice}"}
	every type in _types {
		database_threat_alert_email_to_owner.deny == set() with input as _module(type, body)
		database_threat_alert_email_to_owner.unknown == {{
			"message": "email_account_admins_enabled is known only when Terraform runs",
			"at": array.concat(["resource", type, "main", 0], ["email_account_admins_enabled"]),
			"resource": concat(".", [type, "main"]),
		}} with input as _module(type, body)
	}
}

test_writes_the_name_that_the_provider_knows if {
	module := {
		"terraform": [{"required_providers": [{"azurerm": {"source": "hashicorp/azurerm", "version": "~> 4.0"}}]}],
		"resource": {"azurerm_mssql_server_security_alert_policy": {"main": [{}]}},
	}
	{violation.fix.edits[0].path | some violation in database_threat_alert_email_to_owner.deny} == {
		["resource", "azurerm_mssql_server_security_alert_policy", "main", 0, "email_account_admins"],
	} with input as module
}

test_accepts_other_documents_and_odd_shapes if {
	database_threat_alert_email_to_owner.deny == set() with input as {"kind": "Pod"}
	database_threat_alert_email_to_owner.unknown == set() with input as {"kind": "Pod"}
	database_threat_alert_email_to_owner.deny == set() with input as {"resource": {"azurerm_mssql_managed_instance_security_alert_policy": "odd"}}
}
