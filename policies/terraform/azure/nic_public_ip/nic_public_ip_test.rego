package terraform.azure.nic_public_ip_test

import data.terraform.azure.nic_public_ip

_module(body) := {"resource": {"azurerm_network_interface": {"main": [body]}}}

_found(steps) := {{
	"message": "the machine has a public address",
	"at": array.concat(["resource", "azurerm_network_interface", "main", 0], steps),
	"resource": "azurerm_network_interface.main",
}}

# Where something is found, and in which body.
_wrong := [
	[["ip_configuration", 0, "public_ip_address_id"], {"ip_configuration": [{"public_ip_address_id": "x"}]}],
	[["ip_configuration", 0, "public_ip_address_id"], {"ip_configuration": [{"public_ip_address_id": "${azurerm_public_ip.web.id}"}]}],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		nic_public_ip.deny == _found(example[0]) with input as _module(example[1])
	}
}

_right := [
	{"ip_configuration": [{"public_ip_address_id": ""}]},
	{"ip_configuration": [{"public_ip_address_id": null}]},
	{},
	{"ip_configuration": [{}]},
	{"ip_configuration": [{"public_ip_address_id": null}]},
]

test_accepts_what_is_right if {
	every body in _right {
		nic_public_ip.deny == set() with input as _module(body)
		nic_public_ip.unknown == set() with input as _module(body)
	}
}

test_does_not_know_what_a_variable_says if {
	body := {"ip_configuration": [{"public_ip_address_id": "${var.choice}"}]}
	nic_public_ip.deny == set() with input as _module(body)
	nic_public_ip.unknown == {{
		"message": "ip_configuration.public_ip_address_id is known only when Terraform runs",
		"at": array.concat(["resource", "azurerm_network_interface", "main", 0], ["ip_configuration", 0, "public_ip_address_id"]),
		"resource": "azurerm_network_interface.main",
	}} with input as _module(body)
}

test_reads_dynamic_blocks if {
	once := {"dynamic": {"ip_configuration": [{"for_each": ["a"], "content": [{"public_ip_address_id": "x"}]}]}}
	perhaps := {"dynamic": {"ip_configuration": [{"for_each": "${var.blocks}", "content": [{"public_ip_address_id": "x"}]}]}}
	count(nic_public_ip.deny) == 1 with input as _module(once)
	nic_public_ip.deny == set() with input as _module(perhaps)
	count(nic_public_ip.unknown) == 1 with input as _module(perhaps)
}

test_accepts_other_documents_and_odd_shapes if {
	nic_public_ip.deny == set() with input as {"kind": "Pod"}
	nic_public_ip.unknown == set() with input as {"kind": "Pod"}
	nic_public_ip.deny == set() with input as {"resource": {"azurerm_network_interface": "odd"}}
}
