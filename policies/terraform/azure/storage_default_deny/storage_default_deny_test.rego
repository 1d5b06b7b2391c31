package terraform.azure.storage_default_deny_test

import data.lib.fix
import data.terraform.azure.storage_default_deny

_account(body) := {"resource": {"azurerm_storage_account": {"data": [body]}}}

_ruled(account, rules) := {"resource": {
	"azurerm_storage_account": {"data": [account]},
	"azurerm_storage_account_network_rules": {"data": [rules]},
}}

_finding(path, message) := {
	"message": message,
	"at": array.concat(["resource"], path),
	"resource": concat(".", array.slice(path, 0, 2)),
}

_open := "requests from every network are answered"

_here := ["azurerm_storage_account", "data", 0]

_there := ["azurerm_storage_account_network_rules", "data", 0]

test_finds_rules_that_allow_by_default if {
	fix.bare(storage_default_deny.deny) == {_finding(
		array.concat(_here, ["network_rules", 0, "default_action"]),
		_open,
	)} with input as _account({"network_rules": [{"default_action": "Allow", "ip_rules": ["100.0.0.1"]}]})
	fix.bare(storage_default_deny.deny) == {_finding(
		array.concat(_there, ["default_action"]),
		_open,
	)} with input as _ruled({}, {"storage_account_id": "${azurerm_storage_account.data.id}", "default_action": "Allow"})
}

test_finds_rules_that_let_in_every_address if {
	rules := {"default_action": "Deny", "ip_rules": ["100.0.0.1", "0.0.0.0/0"]}
	storage_default_deny.deny == {_finding(
		array.concat(_here, ["network_rules", 0, "ip_rules"]),
		_open,
	)} with input as _account({"network_rules": [rules]})
	of_account := object.union(rules, {"storage_account_id": "${azurerm_storage_account.data.id}"})
	storage_default_deny.deny == {_finding(
		array.concat(_there, ["ip_rules"]),
		_open,
	)} with input as _ruled({}, of_account)
	storage_default_deny.deny == set() with input as _ruled({"public_network_access_enabled": false}, of_account)
}

test_finds_accounts_without_rules if {
	expected := {_finding(_here, _open)}
	fix.bare(storage_default_deny.deny) == expected with input as _account({})
	fix.bare(storage_default_deny.deny) == expected with input as _account({"public_network_access_enabled": true})
	fix.bare(storage_default_deny.deny) == expected with input as _ruled(
		{},
		{"storage_account_id": "${azurerm_storage_account.other.id}", "default_action": "Deny"},
	)
}

test_accepts_accounts_that_deny if {
	every document in [
		_account({"network_rules": [{"default_action": "Deny"}]}),
		_account({"public_network_access_enabled": false}),
		_account({"public_network_access_enabled": "${var.public}", "network_rules": [{"default_action": "Deny"}]}),
		_ruled({}, {"storage_account_id": "${azurerm_storage_account.data.id}", "default_action": "Deny"}),
		_ruled({"name": "st"}, {"storage_account_name": "st", "default_action": "Deny"}),
		_ruled(
			{"public_network_access_enabled": false},
			{"storage_account_id": "${azurerm_storage_account.data.id}", "default_action": "Allow"},
		),
	] {
		storage_default_deny.deny == set() with input as document
		storage_default_deny.unknown == set() with input as document
	}
}

test_does_not_know_what_a_variable_says if {
	document := _account({"network_rules": [{"default_action": "${var.action}"}]})
	storage_default_deny.deny == set() with input as document
	storage_default_deny.unknown == {_finding(
		array.concat(_here, ["network_rules", 0, "default_action"]),
		"network_rules.default_action is known only when Terraform runs",
	)} with input as document
}

test_does_not_know_whether_a_variable_closes_the_account if {
	document := _account({"public_network_access_enabled": "${var.public}"})
	storage_default_deny.deny == set() with input as document
	storage_default_deny.unknown == {_finding(
		_here,
		"public_network_access_enabled is known only when Terraform runs",
	)} with input as document
}

test_does_not_know_whose_rules_a_table_names if {
	document := _ruled({}, {"storage_account_id": "${local.accounts[0]}", "default_action": "Deny"})
	storage_default_deny.deny == set() with input as document
	storage_default_deny.unknown == {_finding(
		_here,
		"whether the account has the network rules is known only when Terraform runs",
	)} with input as document
}

test_does_not_know_rules_that_may_be_missing if {
	rules := {"storage_account_id": "${azurerm_storage_account.data.id}", "count": "${var.on ? 1 : 0}"}
	denying := _ruled({}, object.union(rules, {"default_action": "Deny"}))
	storage_default_deny.deny == set() with input as denying
	storage_default_deny.unknown == {_finding(
		_here,
		"whether the account has the network rules is known only when Terraform runs",
	)} with input as denying
	count(storage_default_deny.deny) == 1 with input as _ruled({}, object.union(rules, {"default_action": "Allow"}))
}

test_does_not_know_addresses_of_a_variable if {
	rules := {"default_action": "Deny", "ip_rules": "${var.ranges}"}
	storage_default_deny.deny == set() with input as _account({"network_rules": [rules]})
	storage_default_deny.unknown == {_finding(
		array.concat(_here, ["network_rules", 0, "ip_rules"]),
		"who may connect is known only when Terraform runs",
	)} with input as _account({"network_rules": [rules]})
}

test_accepts_other_documents if {
	storage_default_deny.deny == set() with input as {"kind": "Pod"}
}
