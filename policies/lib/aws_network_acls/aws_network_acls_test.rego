package lib.aws_network_acls_test

import data.lib.aws_network_acls

_rules(rules) := {"resource": {"aws_network_acl_rule": {name: [object.union(_any, rule)] | some name, rule in rules}}}

_any := {
	"network_acl_id": "${aws_network_acl.main.id}", "rule_number": 100, "rule_action": "allow",
	"protocol": "tcp", "from_port": 20, "to_port": 22, "cidr_block": "0.0.0.0/0",
}

_open(port) := {entry.address | some entry in aws_network_acls.allowed; aws_network_acls.opens(entry, port)}

_undecided(port) := {entry.address | some entry in aws_network_acls.allowed; aws_network_acls.may_open(entry, port)}

test_knows_what_is_open if {
	_open(21) == {"aws_network_acl_rule.a", "aws_network_acl_rule.b"} with input as _rules({
		"a": {},
		"b": {"protocol": "-1"},
		"c": {"cidr_block": "10.0.0.0/8"},
		"d": {"egress": true},
		"e": {"from_port": 443, "to_port": 443},
	})
	_open(25) == set() with input as _rules({"a": {}})
}

test_knows_what_is_denied_first if {
	denial := {"rule_action": "deny", "rule_number": 90, "from_port": 21, "to_port": 21}
	_open(21) == set() with input as _rules({"a": {}, "b": denial})
	_open(20) == {"aws_network_acl_rule.a"} with input as _rules({"a": {}, "b": denial})
	late := object.union(denial, {"rule_number": 110})
	_open(21) == {"aws_network_acl_rule.a"} with input as _rules({"a": {}, "b": late})
}

test_reads_rules_in_a_list if {
	rule := {"action": "allow", "rule_no": 1, "protocol": "-1", "cidr_block": "0.0.0.0/0"}
	_open(20) == {"aws_network_acl.it"} with input as {"resource": {"aws_network_acl": {"it": [{"ingress": [rule]}]}}}
}

test_does_not_know_variables if {
	every rule in [{"cidr_block": "${var.range}"}, {"from_port": "${var.port}"}] {
		_open(20) == set() with input as _rules({"a": rule})
		_undecided(20) == {"aws_network_acl_rule.a"} with input as _rules({"a": rule})
	}
	denial := {"rule_action": "deny", "rule_number": "${var.number}"}
	_undecided(20) == {"aws_network_acl_rule.a"} with input as _rules({"a": {}, "b": denial})
}
