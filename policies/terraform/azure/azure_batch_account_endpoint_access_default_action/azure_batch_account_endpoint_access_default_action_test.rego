package terraform.azure.azure_batch_account_endpoint_access_default_action_test

import data.lib.fix
import data.terraform.azure.azure_batch_account_endpoint_access_default_action

_module(body) := {"resource": {"azurerm_batch_account": {"main": [body]}}}

_found(steps) := {{
	"message": "everybody can reach the account",
	"at": array.concat(["resource", "azurerm_batch_account", "main", 0], steps),
	"resource": "azurerm_batch_account.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["network_profile", 0, "account_access", 0, "default_action"], {"network_profile": [{"account_access": [{"default_action": "Allow"}]}]}],
	[["network_profile", 0, "account_access", 0, "default_action"], {"network_profile": [{"account_access": [{"default_action": "allow"}]}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(azure_batch_account_endpoint_access_default_action.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"network_profile": [{"account_access": [{"default_action": "Deny"}]}]},
	{},
	{"network_profile": [{}]},
	{"network_profile": [{"account_access": [{}]}]},
	{"network_profile": [{"account_access": [{"default_action": null}]}]},
]

test_accepts_what_is_right if {
	every body in _right {
		azure_batch_account_endpoint_access_default_action.deny == set() with input as _module(body)
		azure_batch_account_endpoint_access_default_action.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"network_profile": [{"account_access": [{"default_action": "${var.choice}"}]}]}
	azure_batch_account_endpoint_access_default_action.deny == set() with input as _module(body)
	azure_batch_account_endpoint_access_default_action.unknown == {{
		"message": "network_profile.account_access.default_action is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_batch_account", "main", 0], ["network_profile", 0, "account_access", 0, "default_action"]),
		"resource": "azurerm_batch_account.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"network_profile": [{"for_each": ["a"], "content": [{"account_access": [{"default_action": "Allow"}]}]}]}}
	perhaps := {"dynamic": {"network_profile": [{"for_each": "${var.blocks}", "content": [{"account_access": [{"default_action": "Allow"}]}]}]}}
	count(azure_batch_account_endpoint_access_default_action.deny) == 1 with input as _module(once)
	azure_batch_account_endpoint_access_default_action.deny == set() with input as _module(perhaps)
	count(azure_batch_account_endpoint_access_default_action.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_batch_account_endpoint_access_default_action.deny == set() with input as {"kind": "Pod"}
	azure_batch_account_endpoint_access_default_action.unknown == set() with input as {"kind": "Pod"}
	azure_batch_account_endpoint_access_default_action.deny == set() with input as {"resource": {"azurerm_batch_account": "odd"}}
}
