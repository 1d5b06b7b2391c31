package terraform.aws.vpc_has_restricted_sg_test

import data.terraform.aws.vpc_has_restricted_sg

_module(group, beside) := {"resource": object.union(
	{
		"aws_vpc": {"main": [{"cidr_block": "10.0.0.0/16"}]},
		"aws_default_security_group": {"main": [object.union({"vpc_id": "${aws_vpc.main.id}"}, group)]},
	},
	beside,
)}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource"], place),
	"resource": "aws_vpc.main",
}}

_message := "default security group lets traffic through"

_group := ["aws_default_security_group", "main", 0]

test_finds_networks_that_keep_the_rules_of_aws if {
	vpc_has_restricted_sg.deny == _finding(
		"default security group keeps the rules of AWS",
		["aws_vpc", "main", 0],
	) with input as {"resource": {"aws_vpc": {"main": [{}]}}}
}

test_finds_default_groups_with_rules if {
	every direction in ["egress", "ingress"] {
		vpc_has_restricted_sg.deny == _finding(
			_message,
			array.concat(_group, [direction]),
		) with input as _module({direction: [{"protocol": "-1", "self": true}]}, {})
	}
}

test_finds_rules_beside_default_groups if {
	every type in [
		"aws_security_group_rule", "aws_vpc_security_group_egress_rule", "aws_vpc_security_group_ingress_rule",
	] {
		rule := {type: {"r": [{"security_group_id": "${aws_default_security_group.main.id}"}]}}
		vpc_has_restricted_sg.deny == _finding(_message, [type, "r", 0]) with input as _module({}, rule)
	}
}

test_accepts_default_groups_without_rules if {
	other := {"aws_security_group_rule": {"r": [{"security_group_id": "${aws_security_group.web.id}"}]}}
	every group in [{}, {"ingress": []}, {"egress": null, "ingress": []}] {
		vpc_has_restricted_sg.deny == set() with input as _module(group, other)
		vpc_has_restricted_sg.unknown == set() with input as _module(group, other)
	}
}

test_does_not_know_variables if {
	vpc_has_restricted_sg.deny == set() with input as _module({"ingress": "${var.rules}"}, {})
	vpc_has_restricted_sg.unknown == _finding(
		"whether the default security group has rules is known only when Terraform runs",
		array.concat(_group, ["ingress"]),
	) with input as _module({"ingress": "${var.rules}"}, {})
	vpc_has_restricted_sg.deny == set() with input as _module({"count": "${var.on ? 1 : 0}"}, {})
	count(vpc_has_restricted_sg.unknown) == 1 with input as _module({"count": "${var.on ? 1 : 0}"}, {})
}

test_accepts_other_documents if {
	vpc_has_restricted_sg.deny == set() with input as {"kind": "Pod"}
}
