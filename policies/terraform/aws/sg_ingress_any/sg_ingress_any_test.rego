package terraform.aws.sg_ingress_any_test

import data.terraform.aws.sg_ingress_any

_rule(body) := {"resource": {"aws_security_group_rule": {"in": [object.union(_any, body)]}}}

_any := {"type": "ingress", "protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["0.0.0.0/0"]}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_security_group_rule", "in", 0, "cidr_blocks"], place),
	"resource": "aws_security_group_rule.in",
}}

_parameters := {"ports": [80, 443]}

test_finds_open_ports if {
	sg_ingress_any.deny == _finding("TCP port 22 is open to 0.0.0.0/0", [0]) with input as _rule({})
		with data.karat.parameters as _parameters
	sg_ingress_any.deny == _finding("UDP port 0-65535 is open to 0.0.0.0/0", [0]) with input as _rule({
		"protocol": "udp",
		"from_port": 0,
		"to_port": 65535,
	})
		with data.karat.parameters as _parameters
	sg_ingress_any.deny == _finding("every port is open to 0.0.0.0/0", [0]) with input as _rule({"protocol": "-1"})
		with data.karat.parameters as _parameters
}

test_finds_rules_that_say_nothing_of_ports if {
	rule := {"type": "ingress", "cidr_blocks": ["0.0.0.0/0"]}
	sg_ingress_any.deny == _finding(
		"every port is open to 0.0.0.0/0",
		[0],
	) with input as {"resource": {"aws_security_group_rule": {"in": [rule]}}}
		with data.karat.parameters as _parameters
}

test_accepts_ports_that_are_meant_for_everybody if {
	sg_ingress_any.deny == set() with input as _rule({"from_port": 443, "to_port": "443"})
		with data.karat.parameters as _parameters
	sg_ingress_any.deny == set() with input as _rule({"from_port": 25, "to_port": 25})
		with data.karat.parameters as {"ports": [25]}
	count(sg_ingress_any.deny) == 1 with input as _rule({"from_port": 80, "to_port": 443})
		with data.karat.parameters as _parameters
}

test_accepts_other_rules if {
	every body in [{"cidr_blocks": ["10.0.0.0/8"]}, {"type": "egress"}, {"protocol": "icmp", "from_port": -1, "to_port": -1}] {
		sg_ingress_any.deny == set() with input as _rule(body)
			with data.karat.parameters as _parameters
	}
}

test_does_not_know_variables if {
	message := "what is open to the world is known only when Terraform runs"
	sg_ingress_any.deny == set() with input as _rule({"cidr_blocks": "${var.ranges}"})
		with data.karat.parameters as _parameters
	sg_ingress_any.unknown == _finding(message, []) with input as _rule({"cidr_blocks": "${var.ranges}"})
		with data.karat.parameters as _parameters
	sg_ingress_any.unknown == _finding(message, [0]) with input as _rule({"from_port": "${var.port}", "to_port": "${var.port}"})
		with data.karat.parameters as _parameters
	sg_ingress_any.unknown == set() with input as _rule({"from_port": 80, "to_port": 80, "cidr_blocks": "${var.ranges}"})
		with data.karat.parameters as _parameters
}

test_accepts_other_documents if {
	sg_ingress_any.deny == set() with input as {"kind": "Pod"}
}
