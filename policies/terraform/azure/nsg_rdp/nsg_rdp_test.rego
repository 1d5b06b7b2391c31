package terraform.azure.nsg_rdp_test

import data.terraform.azure.nsg_rdp

_rule(source, ports) := {
	"direction": "Inbound",
	"access": "Allow",
	"protocol": "Tcp",
	"source_address_prefix": source,
	"destination_port_ranges": ports,
}

_single(rule) := {"resource": {"azurerm_network_security_rule": {"admin": [rule]}}}

_group(rules) := {"resource": {"azurerm_network_security_group": {"web": [{"security_rule": rules}]}}}

test_finds_the_port_open_to_the_internet if {
	every source in ["*", "Internet", "0.0.0.0/0"] {
		nsg_rdp.deny == {{
			"message": sprintf("port 3389 (RDP) is open to %s", [source]),
			"at": ["resource", "azurerm_network_security_rule", "admin", 0, "source_address_prefix"],
			"resource": "azurerm_network_security_rule.admin",
		}} with input as _single(_rule(source, [3389, 443]))
	}
}

test_finds_the_port_in_a_range_of_a_group if {
	nsg_rdp.deny == {{
		"message": "port 3389 (RDP) is open to any",
		"at": ["resource", "azurerm_network_security_group", "web", 0, "security_rule", 1, "source_address_prefix"],
		"resource": "azurerm_network_security_group.web",
	}} with input as _group([_rule("10.0.0.0/8", ["*"]), _rule("any", ["80", "3384-3394"])])
}

test_accepts_other_ports_and_sources if {
	every rule in [
		_rule("*", ["443", "3390-4000"]),
		_rule("VirtualNetwork", ["3389"]),
		_rule("198.51.100.0/24", ["*"]),
		object.union(_rule("*", ["3389"]), {"access": "Deny"}),
		object.union(_rule("*", ["3389"]), {"direction": "Outbound"}),
		object.union(_rule("*", ["3389"]), {"protocol": "Icmp"}),
	] {
		nsg_rdp.deny == set() with input as _single(rule)
		nsg_rdp.unknown == set() with input as _single(rule)
	}
	nsg_rdp.deny == set() with input as {"resource": {"azurerm_network_security_group": {"web": [{}]}}}
}

test_does_not_know_what_a_variable_says if {
	every rule in [_rule("${var.admins}", ["3389"]), _rule("*", ["${var.port}"])] {
		nsg_rdp.deny == set() with input as _single(rule)
		nsg_rdp.unknown == {{
			"message": "whether port 3389 is open to the internet is known only when Terraform runs",
			"at": ["resource", "azurerm_network_security_rule", "admin", 0],
			"resource": "azurerm_network_security_rule.admin",
		}} with input as _single(rule)
	}
}

test_accepts_other_documents if {
	nsg_rdp.deny == set() with input as {"kind": "Pod"}
}
