package terraform.aws.ec2_instance_has_iam_role_attached_test

import data.terraform.aws.ec2_instance_has_iam_role_attached as rule

_it(body) := {"resource": {"aws_instance": {"it": [body]}}}

test_finds_instances_without_a_role if {
	rule.deny == {{
		"message": "instance has no role",
		"at": ["resource", "aws_instance", "it", 0],
		"resource": "aws_instance.it",
	}} with input as _it({"ami": "ami-1"})
}

test_accepts_instances_with_a_role if {
	every body in [
		{"iam_instance_profile": "web"},
		{"iam_instance_profile": "${aws_iam_instance_profile.web.name}"},
		{"launch_template": [{"id": "lt-1"}]},
	] {
		rule.deny == set() with input as _it(body)
		rule.unknown == set() with input as _it(body)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _it({"iam_instance_profile": "${var.profile}"})
	count(rule.unknown) == 1 with input as _it({"iam_instance_profile": "${var.profile}"})
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_instance": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
