package terraform.azure.nsg_rule_udp_access_restricted_test

import data.terraform.azure.nsg_rule_udp_access_restricted

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Udp", "source_port_range": "*", "destination_port_range": "80", "source_address_prefix": "Internet", "destination_address_prefix": "*", "network_security_group_name": "main"}),
		_found("azurerm_network_security_rule", ["source_address_prefix"], "UDP is open to Internet"),
	],
	[
		_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "*", "source_port_range": "*", "destination_port_range": "80", "source_address_prefix": "0.0.0.0/0", "destination_address_prefix": "*", "network_security_group_name": "main"}),
		_found("azurerm_network_security_rule", ["source_address_prefix"], "UDP is open to 0.0.0.0/0"),
	],
	[
		_module("azurerm_network_security_group", {"security_rule": [{"name": "web", "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "udp", "source_port_range": "*", "destination_port_range": "80", "source_address_prefix": "Internet", "destination_address_prefix": "*", "network_security_group_name": "main"}]}),
		_found("azurerm_network_security_group", ["security_rule", 0, "source_address_prefix"], "UDP is open to Internet"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		nsg_rule_udp_access_restricted.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Tcp", "source_port_range": "*", "destination_port_range": "80", "source_address_prefix": "Internet", "destination_address_prefix": "*", "network_security_group_name": "main"}),
	_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Deny", "protocol": "Udp", "source_port_range": "*", "destination_port_range": "80", "source_address_prefix": "Internet", "destination_address_prefix": "*", "network_security_group_name": "main"}),
	_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Outbound", "access": "Allow", "protocol": "Udp", "source_port_range": "*", "destination_port_range": "80", "source_address_prefix": "Internet", "destination_address_prefix": "*", "network_security_group_name": "main"}),
	_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Udp", "source_port_range": "*", "destination_port_range": "80", "source_address_prefix": "VirtualNetwork", "destination_address_prefix": "*", "network_security_group_name": "main"}),
]

test_accepts_what_is_right if {
	every module in _right {
		nsg_rule_udp_access_restricted.deny == set() with input as module
	}
}

test_accepts_other_documents_and_odd_shapes if {
	nsg_rule_udp_access_restricted.deny == set() with input as {"kind": "Pod"}
	nsg_rule_udp_access_restricted.deny == set() with input as {"resource": {"azurerm_network_security_group": "odd"}}
}
