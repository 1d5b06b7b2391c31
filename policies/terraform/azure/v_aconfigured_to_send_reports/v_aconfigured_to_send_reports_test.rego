package terraform.azure.v_aconfigured_to_send_reports_test

import data.terraform.azure.v_aconfigured_to_send_reports

_module(scans) := {"resource": {"azurerm_mssql_server_vulnerability_assessment": {"main": [{"recurring_scans": scans}]}}}

_found(steps, message) := {{
	"message": message,
	"at": array.concat(["resource", "azurerm_mssql_server_vulnerability_assessment", "main", 0, "recurring_scans"], steps),
	"resource": "azurerm_mssql_server_vulnerability_assessment.main",
}}

test_finds_reports_to_nobody if {
	v_aconfigured_to_send_reports.deny == _found([0], "reports of scans are sent to nobody") with input as _module([{"enabled": true}])
	v_aconfigured_to_send_reports.deny == _found(
		[0, "emails"],
		"reports of scans are sent to nobody",
	) with input as _module([{"enabled": true, "emails": []}])
}

test_finds_scans_that_are_off if {
	v_aconfigured_to_send_reports.deny == _found(
		[0, "enabled"],
		"no reports are sent, since nothing is scanned by itself",
	) with input as _module([{"enabled": false, "emails": ["ana@example.com"]}])
	count(v_aconfigured_to_send_reports.deny) == 1 with input as {"resource": {"azurerm_mssql_server_vulnerability_assessment": {"main": [{}]}}}
}

test_accepts_what_is_right if {
	every more in [{"emails": ["ana@example.com"]}, {"email_subscription_admins": true}, {"emails": ["${var.email}"]}] {
		module := _module([object.union({"enabled": true}, more)])
		v_aconfigured_to_send_reports.deny == set() with input as module
		v_aconfigured_to_send_reports.unknown == set() with input as module
	}
}

test_does_not_know_what_variables_say if {
	every scans in [
		{"enabled": "${var.scan}", "emails": ["ana@example.com"]},
		{"enabled": true, "emails": "${var.emails}"},
		{"enabled": true, "email_subscription_admins": "${var.admins}"},
	] {
		v_aconfigured_to_send_reports.deny == set() with input as _module([scans])
		count(v_aconfigured_to_send_reports.unknown) == 1 with input as _module([scans])
	}
}

test_accepts_other_documents_and_odd_shapes if {
	v_aconfigured_to_send_reports.deny == set() with input as {"kind": "Pod"}
	v_aconfigured_to_send_reports.unknown == set() with input as {"kind": "Pod"}
	v_aconfigured_to_send_reports.deny == set() with input as {"resource": {"azurerm_mssql_server_vulnerability_assessment": "odd"}}
}
