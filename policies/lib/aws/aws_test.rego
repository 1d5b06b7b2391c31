package lib.aws_test

import data.lib.aws

test_reads_open_rules_of_every_form if {
	found := {entry.address: [entry.cidr, array.slice(entry.at, 4, 7), entry.protocol] |
		some entry in aws.open_ingress
	} with input as {"resource": {
		"aws_security_group": {"a": [{"ingress": [
			{"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["10.0.0.0/8"]},
			{"protocol": "TCP", "from_port": 22, "to_port": 22, "cidr_blocks": ["10.0.0.0/8", "0.0.0.0/0"]},
		]}]},
		"aws_default_security_group": {"b": [{"ingress": [{"protocol": -1, "ipv6_cidr_blocks": ["::/0"]}]}]},
		"aws_security_group_rule": {
			"c": [{"type": "ingress", "protocol": "all", "cidr_blocks": ["0.0.0.0/0"]}],
			"out": [{"type": "egress", "protocol": "-1", "cidr_blocks": ["0.0.0.0/0"]}],
		},
		"aws_vpc_security_group_ingress_rule": {"d": [{"ip_protocol": "6", "cidr_ipv6": "::/0"}]},
	}}
	found == {
		"aws_security_group.a": ["0.0.0.0/0", ["ingress", 1, "cidr_blocks"], "tcp"],
		"aws_default_security_group.b": ["::/0", ["ingress", 0, "ipv6_cidr_blocks"], "-1"],
		"aws_security_group_rule.c": ["0.0.0.0/0", ["cidr_blocks", 0], "-1"],
		"aws_vpc_security_group_ingress_rule.d": ["::/0", ["cidr_ipv6"], "6"],
	}
}

test_leaves_out_what_is_unknown if {
	aws.open_ingress == [] with input as {"resource": {"aws_security_group": {"a": [{"ingress": [
		{"protocol": "tcp", "cidr_blocks": "${var.ranges}"},
		{"protocol": "tcp", "cidr_blocks": ["${var.range}"]},
		{"protocol": "tcp", "cidr_blocks": null},
		{"protocol": "tcp"},
	]}]}}}
	aws.open_ingress == [] with input as {}
}

test_tells_which_ports_a_rule_reaches if {
	aws.reaches({"protocol": "-1", "from": 0, "to": 0}, 22)
	aws.reaches({"protocol": "tcp", "from": 20, "to": "25"}, 22)
	aws.reaches({"protocol": "6", "from": 22, "to": 22}, 22)
	not aws.reaches({"protocol": "tcp", "from": 23, "to": 25}, 22)
	not aws.reaches({"protocol": "udp", "from": 0, "to": 65535}, 22)
	not aws.reaches({"protocol": "tcp", "from": "${var.port}", "to": "${var.port}"}, 22)
	not aws.reaches({"protocol": "${var.protocol}", "from": 22, "to": 22}, 22)
}

test_reads_statements_of_policies if {
	policy := json.marshal({"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": ["${aws_s3_bucket.b.arn}/*"]}})
	found := aws.allow_statements with input as {"resource": {
		"aws_iam_policy": {"p": [{"policy": policy}]},
		"aws_iam_role": {"r": [{"inline_policy": [{"policy": policy}]}]},
		"aws_iam_user_policy": {
			"unknown": [{"policy": "${file(\"x\")}"}],
			"denies": [{"policy": "{\"Statement\": [{\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}]}"}],
			"odd": [{"policy": "[1]"}, {"policy": "{\"Statement\": \"x\"}"}, {}],
		},
	}}
	found == [
		{
			"address": "aws_iam_policy.p",
			"at": ["resource", "aws_iam_policy", "p", 0, "policy"],
			"actions": ["s3:*"],
			"resources": ["unknown/*"],
		},
		{
			"address": "aws_iam_role.r",
			"at": ["resource", "aws_iam_role", "r", 0, "inline_policy", 0, "policy"],
			"actions": ["s3:*"],
			"resources": ["unknown/*"],
		},
	]
}

test_reads_statements_of_documents if {
	found := aws.allow_statements with input as {"data": {"aws_iam_policy_document": {"d": [{"statement": [
		{"actions": ["*"], "resources": ["*"]},
		{"effect": "Deny", "actions": ["*"], "resources": ["*"]},
		{"effect": "${var.effect}", "actions": ["*"], "resources": ["*"]},
	]}]}}}
	found == [{
		"address": "data.aws_iam_policy_document.d",
		"at": ["data", "aws_iam_policy_document", "d", 0, "statement", 0, "actions"],
		"actions": ["*"],
		"resources": ["*"],
	}]
}
