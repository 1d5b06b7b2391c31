package terraform.azure.kv_network_acl_test

import data.terraform.azure.kv_network_acl

_vault(body) := {"resource": {"azurerm_key_vault": {"main": [body]}}}

_finding(steps, message) := {
	"message": message,
	"at": array.concat(["resource", "azurerm_key_vault", "main", 0], steps),
	"resource": "azurerm_key_vault.main",
}

_open := "requests from every network are answered"

test_finds_vaults_that_allow_by_default if {
	rules := {"default_action": "Allow", "bypass": "AzureServices"}
	kv_network_acl.deny == {_finding(
		["network_acls", 0, "default_action"],
		_open,
	)} with input as _vault({"network_acls": [rules]})
}

test_finds_vaults_that_let_in_every_address if {
	rules := {"default_action": "Deny", "ip_rules": ["198.51.100.0/24", "0.0.0.0/0"]}
	kv_network_acl.deny == {_finding(
		["network_acls", 0, "ip_rules"],
		_open,
	)} with input as _vault({"network_acls": [rules]})
	kv_network_acl.deny == set() with input as _vault({
		"network_acls": [rules],
		"public_network_access_enabled": false,
	})
}

test_finds_vaults_without_rules if {
	kv_network_acl.deny == {_finding([], _open)} with input as _vault({})
	kv_network_acl.deny == {_finding([], _open)} with input as _vault({"public_network_access_enabled": true})
}

test_finds_hardware_modules if {
	kv_network_acl.deny == {{
		"message": _open,
		"at": ["resource", "azurerm_key_vault_managed_hardware_security_module", "main", 0],
		"resource": "azurerm_key_vault_managed_hardware_security_module.main",
	}} with input as {"resource": {"azurerm_key_vault_managed_hardware_security_module": {"main": [{}]}}}
}

test_accepts_vaults_that_deny if {
	every body in [
		{"network_acls": [{"default_action": "Deny", "bypass": "AzureServices"}]},
		{"public_network_access_enabled": "${var.public}", "network_acls": [{"default_action": "Deny"}]},
		{"public_network_access_enabled": false},
	] {
		kv_network_acl.deny == set() with input as _vault(body)
		kv_network_acl.unknown == set() with input as _vault(body)
	}
}

test_does_not_know_what_a_variable_says if {
	action := _vault({"network_acls": [{"default_action": "${var.action}"}]})
	kv_network_acl.deny == set() with input as action
	kv_network_acl.unknown == {_finding(
		["network_acls", 0, "default_action"],
		"network_acls.default_action is known only when Terraform runs",
	)} with input as action
	access := _vault({"public_network_access_enabled": "${var.public}"})
	kv_network_acl.deny == set() with input as access
	kv_network_acl.unknown == {_finding(
		[],
		"public_network_access_enabled is known only when Terraform runs",
	)} with input as access
}

test_does_not_know_addresses_of_a_variable if {
	rules := {"default_action": "Deny", "ip_rules": "${var.ranges}"}
	kv_network_acl.deny == set() with input as _vault({"network_acls": [rules]})
	kv_network_acl.unknown == {_finding(
		["network_acls", 0, "ip_rules"],
		"who may connect is known only when Terraform runs",
	)} with input as _vault({"network_acls": [rules]})
	closed := {"network_acls": [rules], "public_network_access_enabled": false}
	kv_network_acl.unknown == set() with input as _vault(closed)
	allowing := _vault({"network_acls": [object.union(rules, {"default_action": "Allow"})]})
	count(kv_network_acl.deny) == 1 with input as allowing
	kv_network_acl.unknown == set() with input as allowing
}

test_accepts_other_documents if {
	kv_network_acl.deny == set() with input as {"kind": "Pod"}
}
