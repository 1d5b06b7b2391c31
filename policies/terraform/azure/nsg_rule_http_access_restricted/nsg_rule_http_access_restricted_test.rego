package terraform.azure.nsg_rule_http_access_restricted_test

import data.terraform.azure.nsg_rule_http_access_restricted

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Tcp", "source_port_range": "*", "destination_port_range": "80", "source_address_prefix": "Internet", "destination_address_prefix": "*", "network_security_group_name": "main"}),
		_found("azurerm_network_security_rule", ["source_address_prefix"], "port 80 (HTTP) is open to Internet"),
	],
	[
		_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Tcp", "source_port_range": "*", "destination_port_range": "10-100", "source_address_prefix": "*", "destination_address_prefix": "*", "network_security_group_name": "main"}),
		_found("azurerm_network_security_rule", ["source_address_prefix"], "port 80 (HTTP) is open to *"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		nsg_rule_http_access_restricted.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Tcp", "source_port_range": "*", "destination_port_range": "443", "source_address_prefix": "Internet", "destination_address_prefix": "*", "network_security_group_name": "main"}),
	_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Tcp", "source_port_range": "*", "destination_port_range": "80", "source_address_prefix": "192.0.2.0/24", "destination_address_prefix": "*", "network_security_group_name": "main"}),
	_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Deny", "protocol": "Tcp", "source_port_range": "*", "destination_port_range": "80", "source_address_prefix": "Internet", "destination_address_prefix": "*", "network_security_group_name": "main"}),
	_module("azurerm_network_security_group", {"security_rule": []}),
]

test_accepts_what_is_right if {
	every module in _right {
		nsg_rule_http_access_restricted.deny == set() with input as module
		nsg_rule_http_access_restricted.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("azurerm_network_security_rule", {"name": "web", "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Tcp", "source_port_range": "*", "destination_port_range": "80", "source_address_prefix": "${var.office}", "destination_address_prefix": "*", "network_security_group_name": "main"}),
		_found("azurerm_network_security_rule", [], "whether port 80 is open to the internet is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		nsg_rule_http_access_restricted.deny == set() with input as example[0]
		nsg_rule_http_access_restricted.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	nsg_rule_http_access_restricted.deny == set() with input as {"kind": "Pod"}
	nsg_rule_http_access_restricted.unknown == set() with input as {"kind": "Pod"}
	nsg_rule_http_access_restricted.deny == set() with input as {"resource": {"azurerm_network_security_group": "odd"}}
}
