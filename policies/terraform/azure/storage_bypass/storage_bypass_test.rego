package terraform.azure.storage_bypass_test

import data.terraform.azure.storage_bypass

_account(rules) := {"resource": {"azurerm_storage_account": {"data": [{"network_rules": [rules]}]}}}

_rules(body) := {"resource": {"azurerm_storage_account_network_rules": {"data": [body]}}}

_finding(path, message) := {
	"message": message,
	"at": array.concat(["resource"], path),
	"resource": concat(".", array.slice(path, 0, 2)),
}

test_finds_firewalls_without_the_exception if {
	every value in [["Metrics"], ["None"], []] {
		storage_bypass.deny == {_finding(
			["azurerm_storage_account", "data", 0, "network_rules", 0, "bypass"],
			"trusted services of Azure are kept out",
		)} with input as _account({"default_action": "Deny", "bypass": value})
		storage_bypass.deny == {_finding(
			["azurerm_storage_account_network_rules", "data", 0, "bypass"],
			"trusted services of Azure are kept out",
		)} with input as _rules({"bypass": value})
	}
}

test_accepts_the_exception_and_its_default if {
	every body in [{"bypass": ["Metrics", "AzureServices"]}, {"bypass": ["AzureServices", "${var.more}"]}, {}] {
		storage_bypass.deny == set() with input as _account(body)
		storage_bypass.deny == set() with input as _rules(body)
		storage_bypass.unknown == set() with input as _rules(body)
	}
	storage_bypass.deny == set() with input as {"resource": {"azurerm_storage_account": {"data": [{}]}}}
}

test_accepts_firewalls_that_let_all_in if {
	storage_bypass.deny == set() with input as _account({"default_action": "Allow", "bypass": ["None"]})
	storage_bypass.deny == set() with input as _rules({"default_action": "Allow", "bypass": ["None"]})
	storage_bypass.unknown == {_finding(
		["azurerm_storage_account_network_rules", "data", 0, "default_action"],
		"default_action is known only when Terraform runs",
	)} with input as _rules({"default_action": "${var.action}", "bypass": ["None"]})
	storage_bypass.deny == set() with input as _rules({"default_action": "${var.action}", "bypass": ["None"]})
}

test_does_not_know_what_a_variable_says if {
	every value in ["${var.bypass}", ["Metrics", "${var.more}"]] {
		storage_bypass.deny == set() with input as _rules({"bypass": value})
		storage_bypass.unknown == {_finding(
			["azurerm_storage_account_network_rules", "data", 0, "bypass"],
			"bypass is known only when Terraform runs",
		)} with input as _rules({"bypass": value})
	}
}

test_accepts_other_documents if {
	storage_bypass.deny == set() with input as {"kind": "Pod"}
}
