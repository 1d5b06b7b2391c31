package terraform.aws.nacl_ingress_any_test

import data.terraform.aws.nacl_ingress_any

_rules(rules) := {"resource": {"aws_network_acl_rule": {name: [object.union(_any, rule)] | some name, rule in rules}}}

_any := {
	"network_acl_id": "${aws_network_acl.main.id}", "rule_number": 100, "rule_action": "allow",
	"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_block": "0.0.0.0/0",
}

_finding(name, range, message) := {
	"message": message,
	"at": ["resource", "aws_network_acl_rule", name, 0, range],
	"resource": sprintf("aws_network_acl_rule.%s", [name]),
}

test_finds_admin_ports_that_are_open if {
	nacl_ingress_any.deny == {
		_finding("a", "cidr_block", "admin ports are open to 0.0.0.0/0: 22 (SSH)"),
		_finding("b", "cidr_block", "admin ports are open to 0.0.0.0/0: 22 (SSH), 3389 (RDP)"),
		_finding("c", "ipv6_cidr_block", "admin ports are open to ::/0: 3389 (RDP)"),
	} with input as _rules({
		"a": {},
		"b": {"protocol": -1, "from_port": 0, "to_port": 0, "egress": false},
		"c": {"cidr_block": null, "ipv6_cidr_block": "::/0", "from_port": 1024, "to_port": 65535},
	})
}

test_finds_rules_in_a_list if {
	nacl_ingress_any.deny == {{
		"message": "admin ports are open to 0.0.0.0/0: 22 (SSH), 3389 (RDP)",
		"at": ["resource", "aws_default_network_acl", "it", 0, "ingress", 0, "cidr_block"],
		"resource": "aws_default_network_acl.it",
	}} with input as {"resource": {"aws_default_network_acl": {"it": [{"ingress": [{
		"protocol": "-1", "rule_no": 100, "action": "allow",
		"from_port": 0, "to_port": 0, "cidr_block": "0.0.0.0/0",
	}]}]}}}
}

test_finds_rules_without_a_number if {
	rule := object.remove(_any, ["rule_number"])
	count(nacl_ingress_any.deny) == 1 with input as {"resource": {"aws_network_acl_rule": {"a": [rule]}}}
}

test_accepts_other_rules if {
	every rule in [
		{"cidr_block": "10.0.0.0/8"},
		{"rule_action": "deny"},
		{"egress": true},
		{"protocol": "udp"},
		{"from_port": 443, "to_port": 443},
	] {
		nacl_ingress_any.deny == set() with input as _rules({"a": rule})
	}
	nacl_ingress_any.deny == set() with input as {"resource": {"aws_network_acl": {"it": [{}]}}}
}

test_accepts_what_is_denied_first if {
	nacl_ingress_any.deny == set() with input as _rules({"a": {}, "b": {"rule_action": "deny", "rule_number": 90}})
	count(nacl_ingress_any.deny) == 1 with input as _rules({"a": {}, "b": {"rule_action": "deny", "rule_number": 110}})
}

test_does_not_know_variables if {
	message := "whether admin ports are open to the world is known only when Terraform runs"
	nacl_ingress_any.deny == set() with input as _rules({"a": {"cidr_block": "${var.range}"}})
	nacl_ingress_any.unknown == {_finding("a", "cidr_block", message)} with input as _rules({"a": {"cidr_block": "${var.range}"}})
	nacl_ingress_any.unknown == {_finding("a", "cidr_block", message)} with input as _rules({"a": {"from_port": "${var.port}"}})
	nacl_ingress_any.unknown == set() with input as _rules({"a": {"to_port": 443, "from_port": 443, "cidr_block": "${var.range}"}})
}

test_does_not_know_what_a_rule_does if {
	every change in [{"rule_action": "${var.action}"}, {"egress": "${var.egress}"}, {"protocol": "${var.protocol}"}] {
		nacl_ingress_any.deny == set() with input as _rules({"a": change})
		count(nacl_ingress_any.unknown) == 1 with input as _rules({"a": change})
	}
	whole := {"resource": {"aws_network_acl": {"a": [{"ingress": "${var.rules}"}]}}}
	nacl_ingress_any.deny == set() with input as whole
	found := nacl_ingress_any.unknown with input as whole
	{finding.at | some finding in found} == {["resource", "aws_network_acl", "a", 0, "ingress"]}
}

test_does_not_know_whether_a_denial_comes_first if {
	every change in [
		{"rule_number": "${var.number}"}, {"rule_action": "${var.action}"}, {"protocol": "${var.protocol}"},
		{"cidr_block": "${var.range}"}, {"from_port": "${var.port}"}, {"egress": "${var.egress}"},
		{"count": "${var.on ? 1 : 0}"},
	] {
		first := object.union({"rule_action": "deny", "rule_number": 90}, change)
		nacl_ingress_any.deny == set() with input as _rules({"a": {}, "b": first})
		found := nacl_ingress_any.unknown with input as _rules({"a": {}, "b": first})
		"aws_network_acl_rule.a" in {finding.resource | some finding in found}
	}
	narrow := {"rule_action": "deny", "rule_number": "${var.number}", "cidr_block": "10.0.0.0/8"}
	count(nacl_ingress_any.deny) == 1 with input as _rules({"a": {}, "b": narrow})
	anything := {name: "${each.value}" | some name in ["rule_action", "rule_number", "cidr_block"]}
	count(nacl_ingress_any.deny) == 1 with input as _rules({"a": {}, "b": anything})
}

test_accepts_other_documents if {
	nacl_ingress_any.deny == set() with input as {"kind": "Pod"}
}
