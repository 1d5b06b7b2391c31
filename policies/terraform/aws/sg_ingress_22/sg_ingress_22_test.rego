package terraform.aws.sg_ingress_22_test

import data.terraform.aws.sg_ingress_22

_group(ingress) := {"resource": {"aws_security_group": {"web": [{"ingress": ingress}]}}}

_block(from, to, ranges) := {"protocol": "tcp", "from_port": from, "to_port": to, "cidr_blocks": ranges}

test_finds_the_port_open_to_the_world if {
	sg_ingress_22.deny == {{
		"message": "port 22 (SSH) is open to 0.0.0.0/0",
		"at": ["resource", "aws_security_group", "web", 0, "ingress", 0, "cidr_blocks", 1],
		"resource": "aws_security_group.web",
	}} with input as _group([_block(22, 22, ["10.0.0.0/8", "0.0.0.0/0"])])
}

test_finds_the_port_in_a_range if {
	count(sg_ingress_22.deny) == 2 with input as _group([_block(0, 65535, ["0.0.0.0/0"]), _block(21, 23, ["::/0"])])
}

test_finds_every_protocol if {
	sg_ingress_22.deny == {{
		"message": "port 22 (SSH) is open to ::/0",
		"at": ["resource", "aws_vpc_security_group_ingress_rule", "all", 0, "cidr_ipv6"],
		"resource": "aws_vpc_security_group_ingress_rule.all",
	}} with input as {"resource": {"aws_vpc_security_group_ingress_rule": {"all": [{
		"ip_protocol": "-1",
		"cidr_ipv6": "::/0",
	}]}}}
}

test_finds_ranges_that_are_joined_with_unknown_ones if {
	joined := _group([_block(22, 22, `${concat(["0.0.0.0/0"], var.more)}`)])
	count(sg_ingress_22.deny) == 1 with input as joined
	sg_ingress_22.unknown == set() with input as joined
	narrow := _group([_block(22, 22, `${concat(["10.0.0.0/8"], var.more)}`)])
	sg_ingress_22.deny == set() with input as narrow
	count(sg_ingress_22.unknown) == 1 with input as narrow
}

test_accepts_other_ports_and_ranges if {
	sg_ingress_22.deny == set() with input as _group([_block(443, 443, ["0.0.0.0/0"])])
	sg_ingress_22.deny == set() with input as _group([_block(22, 22, ["10.0.0.0/8"])])
	sg_ingress_22.deny == set() with input as _group([])
	sg_ingress_22.deny == set() with input as {"resource": {"aws_security_group": {"web": [{}]}}}
}

test_accepts_what_is_unknown if {
	sg_ingress_22.deny == set() with input as _group([_block(22, 22, "${var.ranges}")])
	sg_ingress_22.deny == set() with input as _group([_block("${var.port}", "${var.port}", ["0.0.0.0/0"])])
}

test_does_not_know_rules_with_a_variable if {
	sg_ingress_22.unknown == {{
		"message": "whether port 22 (SSH) is open to the world is known only when Terraform runs",
		"at": ["resource", "aws_security_group", "web", 0, "ingress", 0, "cidr_blocks"],
		"resource": "aws_security_group.web",
	}} with input as _group([_block(22, 22, "${var.ranges}")])
	count(sg_ingress_22.unknown) == 1 with input as _group([_block("${var.port}", "${var.port}", ["0.0.0.0/0"])])
	count(sg_ingress_22.unknown) == 1 with input as _group([_block(22, 22, "${var.allowed_cidr_blocks}")])
	sg_ingress_22.unknown == set() with input as _group([_block(22, 22, ["${aws_vpc.main.cidr_block}"])])
	sg_ingress_22.unknown == set() with input as _group([_block(443, 443, "${var.ranges}")])
}

test_does_not_know_what_a_rule_is_for if {
	rule := object.union(_block(22, 22, ["0.0.0.0/0"]), {"type": "${var.type}"})
	single := {"resource": {"aws_security_group_rule": {"a": [rule]}}}
	whole := {"resource": {"aws_security_group": {"a": [{"ingress": "${var.rules}"}]}}}
	every module in [single, whole] {
		sg_ingress_22.deny == set() with input as module
		count(sg_ingress_22.unknown) == 1 with input as module
	}
	egress := {"resource": {"aws_security_group_rule": {"a": [object.union(rule, {"type": "egress"})]}}}
	sg_ingress_22.unknown == set() with input as egress
}

_any_protocol(port) := _group([object.union(_block(port, port, ["0.0.0.0/0"]), {"protocol": "${var.protocol}"})])

test_does_not_know_what_a_protocol_makes_of_ports if {
	count(sg_ingress_22.unknown) == 1 with input as _any_protocol(0)
	count(sg_ingress_22.unknown) == 1 with input as _any_protocol(22)
	sg_ingress_22.unknown == set() with input as _any_protocol(443)
}

test_accepts_other_documents if {
	sg_ingress_22.deny == set() with input as {"kind": "Pod"}
}
