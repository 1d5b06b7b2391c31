package terraform.aws.sg_egress_any_test

import data.terraform.aws.sg_egress_any

_rule(body) := {"resource": {"aws_security_group_rule": {"out": [object.union(_any, body)]}}}

_any := {"type": "egress", "protocol": "-1", "from_port": 0, "to_port": 0, "cidr_blocks": ["0.0.0.0/0"]}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_security_group_rule", "out", 0, "cidr_blocks"], place),
	"resource": "aws_security_group_rule.out",
}}

test_finds_rules_that_let_everything_out if {
	every body in [
		{},
		{"protocol": -1},
		{"protocol": "all"},
		{"protocol": ""},
		{"protocol": "tcp", "from_port": 0, "to_port": 65535},
		{"protocol": "udp", "from_port": "1", "to_port": "65535"},
		{"protocol": "tcp", "from_port": -1, "to_port": -1},
	] {
		sg_egress_any.deny == _finding("everything may be sent to 0.0.0.0/0", [0]) with input as _rule(body)
	}
}

test_finds_rules_of_every_form if {
	found := sg_egress_any.deny with input as {"resource": {
		"aws_security_group": {"a": [{"egress": [{"cidr_blocks": ["0.0.0.0/0"]}]}]},
		"aws_default_security_group": {"b": [{"egress": [{"protocol": "-1", "ipv6_cidr_blocks": ["::/0"]}]}]},
		"aws_vpc_security_group_egress_rule": {"c": [{"cidr_ipv4": "0.0.0.0/0", "ip_protocol": "-1"}]},
	}}
	{finding.resource | some finding in found} == {
		"aws_security_group.a",
		"aws_default_security_group.b",
		"aws_vpc_security_group_egress_rule.c",
	}
}

test_accepts_other_rules if {
	every body in [
		{"cidr_blocks": ["10.0.0.0/8"]},
		{"type": "ingress"},
		{"protocol": "tcp", "from_port": 443, "to_port": 443},
		{"protocol": "tcp", "from_port": 0, "to_port": 0},
		{"protocol": "icmp", "from_port": -1, "to_port": -1},
	] {
		sg_egress_any.deny == set() with input as _rule(body)
		sg_egress_any.unknown == set() with input as _rule(body)
	}
	sg_egress_any.deny == set() with input as {"resource": {"aws_security_group": {"a": [{"name": "web"}]}}}
}

test_does_not_know_variables if {
	message := "what may be sent to everybody is known only when Terraform runs"
	ranges := {"cidr_blocks": "${var.ranges}"}
	sg_egress_any.deny == set() with input as _rule(ranges)
	sg_egress_any.unknown == _finding(message, []) with input as _rule(ranges)
	every body in [{"protocol": "${var.protocol}"}, {"protocol": "tcp", "from_port": 0, "to_port": "${var.port}"}] {
		sg_egress_any.deny == set() with input as _rule(body)
		sg_egress_any.unknown == _finding(message, [0]) with input as _rule(body)
	}
	sg_egress_any.unknown == set() with input as _rule(object.union(ranges, {
		"protocol": "tcp",
		"from_port": 443,
		"to_port": 443,
	}))
}

test_accepts_other_documents if {
	sg_egress_any.deny == set() with input as {"kind": "Pod"}
}
