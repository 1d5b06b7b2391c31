package terraform.aws.auto_scaling_launch_template_test

import data.terraform.aws.auto_scaling_launch_template as rule

_it(body) := {"resource": {"aws_autoscaling_group": {"it": [body]}}}

test_finds_launch_configurations if {
	every value in ["web", "${aws_launch_configuration.web.name}"] {
		rule.deny == {{
			"message": "machines are started by a launch configuration",
			"at": ["resource", "aws_autoscaling_group", "it", 0, "launch_configuration"],
			"resource": "aws_autoscaling_group.it",
		}} with input as _it({"launch_configuration": value})
	}
}

test_accepts_launch_templates if {
	every body in [{"launch_template": [{"id": "lt-1"}]}, {"launch_configuration": null}, {"launch_configuration": ""}] {
		rule.deny == set() with input as _it(body)
		rule.unknown == set() with input as _it(body)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _it({"launch_configuration": "${var.name}"})
	count(rule.unknown) == 1 with input as _it({"launch_configuration": "${var.name}"})
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_autoscaling_group": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
