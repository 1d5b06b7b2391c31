package terraform.aws.security_group_unrestricted_ingress80_test

import data.terraform.aws.security_group_unrestricted_ingress80 as rule

_rule(body) := {"resource": {"aws_security_group_rule": {"in": [object.union(_any, body)]}}}

_any := {"type": "ingress", "protocol": "tcp", "from_port": 80, "to_port": 80, "cidr_blocks": ["0.0.0.0/0"]}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_security_group_rule", "in", 0, "cidr_blocks"], place),
	"resource": "aws_security_group_rule.in",
}}

test_finds_rules_that_open_the_port if {
	every body in [{}, {"protocol": "-1"}, {"from_port": 1, "to_port": "1024"}, {"protocol": 6}] {
		rule.deny == _finding("port 80 is open to 0.0.0.0/0", [0]) with input as _rule(body)
	}
}

test_finds_rules_of_every_form if {
	found := rule.deny with input as {"resource": {
		"aws_security_group": {"a": [{"ingress": [
			{"protocol": "tcp", "from_port": 80, "to_port": 80, "ipv6_cidr_blocks": ["::/0"]},
		]}]},
		"aws_vpc_security_group_ingress_rule": {"b": [
			{"cidr_ipv4": "0.0.0.0/0", "ip_protocol": "tcp", "from_port": 80, "to_port": 80},
		]},
	}}
	{finding.resource | some finding in found} == {"aws_security_group.a", "aws_vpc_security_group_ingress_rule.b"}
}

test_accepts_other_rules if {
	every body in [
		{"cidr_blocks": ["10.0.0.0/8"]},
		{"type": "egress"},
		{"from_port": 443, "to_port": 443},
		{"protocol": "udp"},
		{"cidr_blocks": null},
	] {
		rule.deny == set() with input as _rule(body)
		rule.unknown == set() with input as _rule(body)
	}
}

test_does_not_know_variables if {
	message := "whether port 80 is open to the world is known only when Terraform runs"
	rule.deny == set() with input as _rule({"cidr_blocks": "${var.ranges}"})
	rule.unknown == _finding(message, []) with input as _rule({"cidr_blocks": "${var.ranges}"})
	rule.unknown == _finding(message, [0]) with input as _rule({"from_port": "${var.port}", "to_port": "${var.port}"})
	rule.unknown == set() with input as _rule({"cidr_blocks": "${var.ranges}", "from_port": 443, "to_port": 443})
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
