package terraform.azure.azure_firewall_policy_idps_deny_test

import data.lib.fix
import data.terraform.azure.azure_firewall_policy_idps_deny

_module(body) := {"resource": {"azurerm_firewall_policy": {"main": [body]}}}

_found(steps) := {{
	"message": "intrusions are let through",
	"at": array.concat(["resource", "azurerm_firewall_policy", "main", 0], steps),
	"resource": "azurerm_firewall_policy.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["intrusion_detection", 0, "mode"], {"sku": "Premium", "intrusion_detection": [{"mode": "Off"}]}],
	[["intrusion_detection", 0, "mode"], {"sku": "Premium", "intrusion_detection": [{"mode": "Alert"}]}],
	[[], {"sku": "Premium"}],
	[["intrusion_detection", 0], {"sku": "Premium", "intrusion_detection": [{}]}],
	[["intrusion_detection", 0, "mode"], {"sku": "Premium", "intrusion_detection": [{"mode": null}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(azure_firewall_policy_idps_deny.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"sku": "Premium", "intrusion_detection": [{"mode": "Deny"}]}]

test_accepts_what_is_right if {
	every body in _right {
		azure_firewall_policy_idps_deny.deny == set() with input as _module(body)
		azure_firewall_policy_idps_deny.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"sku": "Premium", "intrusion_detection": [{"mode": "${var.choice}"}]}
	azure_firewall_policy_idps_deny.deny == set() with input as _module(body)
	azure_firewall_policy_idps_deny.unknown == {{
		"message": "intrusion_detection.mode is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_firewall_policy", "main", 0], ["intrusion_detection", 0, "mode"]),
		"resource": "azurerm_firewall_policy.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"sku": "Premium", "dynamic": {"intrusion_detection": [{"for_each": ["a"], "content": [{"mode": "Off"}]}]}}
	perhaps := {"sku": "Premium", "dynamic": {"intrusion_detection": [{"for_each": "${var.blocks}", "content": [{"mode": "Deny"}]}]}}
	count(azure_firewall_policy_idps_deny.deny) == 1 with input as _module(once)
	azure_firewall_policy_idps_deny.deny == set() with input as _module(perhaps)
	count(azure_firewall_policy_idps_deny.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_firewall_policy_idps_deny.deny == set() with input as {"kind": "Pod"}
	azure_firewall_policy_idps_deny.unknown == set() with input as {"kind": "Pod"}
	azure_firewall_policy_idps_deny.deny == set() with input as {"resource": {"azurerm_firewall_policy": "odd"}}
}
