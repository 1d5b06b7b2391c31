package terraform.azure.azure_firewall_deny_threat_intel_mode_test

import data.lib.fix
import data.terraform.azure.azure_firewall_deny_threat_intel_mode

_module(body) := {"resource": {"azurerm_firewall": {"main": [body]}}}

_found(steps) := {{
	"message": "traffic with known attackers is let through",
	"at": array.concat(["resource", "azurerm_firewall", "main", 0], steps),
	"resource": "azurerm_firewall.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["threat_intel_mode"], {"threat_intel_mode": "Alert"}],
	[["threat_intel_mode"], {"threat_intel_mode": "Off"}],
	[[], {}],
	[["threat_intel_mode"], {"threat_intel_mode": null}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(azure_firewall_deny_threat_intel_mode.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [{"threat_intel_mode": "Deny"}]

test_accepts_what_is_right if {
	every body in _right {
		azure_firewall_deny_threat_intel_mode.deny == set() with input as _module(body)
		azure_firewall_deny_threat_intel_mode.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"threat_intel_mode": "${var.choice}"}
	azure_firewall_deny_threat_intel_mode.deny == set() with input as _module(body)
	azure_firewall_deny_threat_intel_mode.unknown == {{
		"message": "threat_intel_mode is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_firewall", "main", 0], ["threat_intel_mode"]),
		"resource": "azurerm_firewall.main",
	}} with input as _module(body)
}

test_leaves_firewalls_with_a_policy_out if {
	body := {"firewall_policy_id": "${azurerm_firewall_policy.main.id}"}
	azure_firewall_deny_threat_intel_mode.deny == set() with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	azure_firewall_deny_threat_intel_mode.deny == set() with input as {"kind": "Pod"}
	azure_firewall_deny_threat_intel_mode.unknown == set() with input as {"kind": "Pod"}
	azure_firewall_deny_threat_intel_mode.deny == set() with input as {"resource": {"azurerm_firewall": "odd"}}
}
