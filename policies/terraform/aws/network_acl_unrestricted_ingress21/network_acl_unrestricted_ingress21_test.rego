package terraform.aws.network_acl_unrestricted_ingress21_test

import data.terraform.aws.network_acl_unrestricted_ingress21 as rule

_rules(rules) := {"resource": {"aws_network_acl_rule": {name: [object.union(_any, rule)] | some name, rule in rules}}}

_any := {
	"network_acl_id": "${aws_network_acl.main.id}", "rule_number": 100, "rule_action": "allow",
	"protocol": "tcp", "from_port": 21, "to_port": 21, "cidr_block": "0.0.0.0/0",
}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_network_acl_rule", "a", 0, "cidr_block"],
	"resource": "aws_network_acl_rule.a",
}}

test_finds_open_ports if {
	every rule_of in [{}, {"protocol": "-1"}, {"from_port": 1, "to_port": 1024}, {"protocol": "6"}] {
		rule.deny == _finding("port 21 is open to 0.0.0.0/0") with input as _rules({"a": rule_of})
	}
}

test_finds_rules_in_a_list if {
	found := rule.deny with input as {"resource": {"aws_network_acl": {"it": [{"ingress": [{
		"protocol": "tcp", "rule_no": 100, "action": "allow",
		"from_port": 21, "to_port": 21, "ipv6_cidr_block": "::/0",
	}]}]}}}
	{finding.message | some finding in found} == {"port 21 is open to ::/0"}
}

test_accepts_other_rules if {
	every rule_of in [
		{"cidr_block": "10.0.0.0/8"},
		{"egress": true},
		{"rule_action": "deny"},
		{"from_port": 443, "to_port": 443},
		{"protocol": "udp"},
	] {
		rule.deny == set() with input as _rules({"a": rule_of})
		rule.unknown == set() with input as _rules({"a": rule_of})
	}
	rule.deny == set() with input as _rules({"a": {}, "b": {"rule_action": "deny", "rule_number": 1}})
}

test_does_not_know_variables if {
	rule.deny == set() with input as _rules({"a": {"cidr_block": "${var.range}"}})
	message := "whether port 21 is open to the world is known only when Terraform runs"
	rule.unknown == _finding(message) with input as _rules({"a": {"cidr_block": "${var.range}"}})
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
