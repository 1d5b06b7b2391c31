package terraform.azure.nic_ip_forwarding_test

import data.lib.fix
import data.terraform.azure.nic_ip_forwarding

_module(body) := {"resource": {"azurerm_network_interface": {"main": [body]}}}

_found(steps) := {{
	"message": "the interface forwards packets of others",
	"at": array.concat(["resource", "azurerm_network_interface", "main", 0], steps),
	"resource": "azurerm_network_interface.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["ip_forwarding_enabled"], {"ip_forwarding_enabled": true}],
	[["ip_forwarding_enabled"], {"ip_forwarding_enabled": "true"}],
	[["enable_ip_forwarding"], {"enable_ip_forwarding": true}],
	[["enable_ip_forwarding"], {"enable_ip_forwarding": "true"}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		fix.bare(nic_ip_forwarding.deny) == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"ip_forwarding_enabled": false},
	{"ip_forwarding_enabled": "false"},
	{"enable_ip_forwarding": false},
	{"enable_ip_forwarding": "false"},
	{},
	{"ip_forwarding_enabled": null},
]

test_accepts_what_is_right if {
	every body in _right {
		nic_ip_forwarding.deny == set() with input as _module(body)
		nic_ip_forwarding.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"ip_forwarding_enabled": "${var.choice}"}
	nic_ip_forwarding.deny == set() with input as _module(body)
	nic_ip_forwarding.unknown == {{
		"message": "ip_forwarding_enabled is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_network_interface", "main", 0], ["ip_forwarding_enabled"]),
		"resource": "azurerm_network_interface.main",
	}} with input as _module(body)
}

test_accepts_other_documents_and_odd_shapes if {
	nic_ip_forwarding.deny == set() with input as {"kind": "Pod"}
	nic_ip_forwarding.unknown == set() with input as {"kind": "Pod"}
	nic_ip_forwarding.deny == set() with input as {"resource": {"azurerm_network_interface": "odd"}}
}
