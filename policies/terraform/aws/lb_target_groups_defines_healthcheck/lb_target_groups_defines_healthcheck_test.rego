package terraform.aws.lb_target_groups_defines_healthcheck_test

import data.lib.fix
import data.terraform.aws.lb_target_groups_defines_healthcheck as rule

_it(body) := {"resource": {"aws_lb_target_group": {"web": [body]}}}

test_finds_checks_that_are_off if {
	every value in [false, "false"] {
		fix.bare(rule.deny) == {{
			"message": "targets are not checked",
			"at": ["resource", "aws_lb_target_group", "web", 0, "health_check", 0, "enabled"],
			"resource": "aws_lb_target_group.web",
		}} with input as _it({"health_check": [{"enabled": value}]})
	}
}

test_accepts_checks_that_are_on_and_functions if {
	every body in [
		{},
		{"health_check": [{"path": "/"}]},
		{"health_check": [{"enabled": true}]},
		{"target_type": "lambda", "health_check": [{"enabled": false}]},
	] {
		rule.deny == set() with input as _it(body)
		rule.unknown == set() with input as _it(body)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _it({"health_check": [{"enabled": "${var.on}"}]})
	count(rule.unknown) == 1 with input as _it({"health_check": [{"enabled": "${var.on}"}]})
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, _it("text")] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
