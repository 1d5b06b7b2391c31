package terraform.azure.network_sensitive_port_is_exposed_to_entire_network_test

import data.terraform.azure.network_sensitive_port_is_exposed_to_entire_network

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Tcp", "source_port_range": "*", "destination_port_range": "21", "source_address_prefix": "Internet", "destination_address_prefix": "*", "network_security_group_name": "main"}),
		_found("azurerm_network_security_rule", ["source_address_prefix"], "open to Internet: FTP"),
	],
	[
		_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Tcp", "source_port_range": "*", "destination_port_range": "20-23", "source_address_prefix": "Internet", "destination_address_prefix": "*", "network_security_group_name": "main"}),
		_found("azurerm_network_security_rule", ["source_address_prefix"], "open to Internet: FTP, Telnet"),
	],
	[
		_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Tcp", "source_port_range": "*", "destination_port_range": "*", "source_address_prefix": "Internet", "destination_address_prefix": "*", "network_security_group_name": "main"}),
		_found("azurerm_network_security_rule", ["source_address_prefix"], "open to Internet: Cassandra, CouchDB and 17 more"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		network_sensitive_port_is_exposed_to_entire_network.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Tcp", "source_port_range": "*", "destination_port_range": "443", "source_address_prefix": "Internet", "destination_address_prefix": "*", "network_security_group_name": "main"}),
	_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Tcp", "source_port_range": "*", "destination_port_range": "21", "source_address_prefix": "192.0.2.0/24", "destination_address_prefix": "*", "network_security_group_name": "main"}),
	_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Deny", "protocol": "Tcp", "source_port_range": "*", "destination_port_range": "21", "source_address_prefix": "Internet", "destination_address_prefix": "*", "network_security_group_name": "main"}),
	_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Udp", "source_port_range": "*", "destination_port_range": "21", "source_address_prefix": "Internet", "destination_address_prefix": "*", "network_security_group_name": "main"}),
]

test_accepts_what_is_right if {
	every module in _right {
		network_sensitive_port_is_exposed_to_entire_network.deny == set() with input as module
	}
}

test_accepts_other_documents_and_odd_shapes if {
	network_sensitive_port_is_exposed_to_entire_network.deny == set() with input as {"kind": "Pod"}
	network_sensitive_port_is_exposed_to_entire_network.deny == set() with input as {"resource": {"azurerm_network_security_group": "odd"}}
}
