package terraform.aws.secret_manager_secret90days_test

import data.terraform.aws.secret_manager_secret90days as rule

_rotation(rules) := {"resource": {"aws_secretsmanager_secret_rotation": {"it": [{"rotation_rules": [rules]}]}}}

_deny(rules) := found if {
	found := rule.deny with input as _rotation(rules) with data.karat.parameters as {"days": 90}
}

_finding(message, name) := {{
	"message": message,
	"at": array.concat(["resource", "aws_secretsmanager_secret_rotation", "it", 0, "rotation_rules", 0], [name]),
	"resource": "aws_secretsmanager_secret_rotation.it",
}}

test_finds_rotations_that_are_too_rare if {
	every days in [91, "91"] {
		_deny({"automatically_after_days": days}) == _finding(
			"secret is rotated every 91 days",
			"automatically_after_days",
		)
	}
	_deny({"schedule_expression": "rate(120 days)"}) == _finding(
		"secret is rotated every 120 days",
		"schedule_expression",
	)
}

test_accepts_other_rotations if {
	every rules in [
		{"automatically_after_days": 90},
		{"schedule_expression": "rate(4 hours)"},
		{"schedule_expression": "rate(1 day)"},
		{"schedule_expression": "cron(0 12 * * ? *)"},
		{},
		{"automatically_after_days": null},
		{"automatically_after_days": []},
		{"schedule_expression": 7},
	] {
		_deny(rules) == set()
	}
}

test_does_not_know_a_variable if {
	rules := {"automatically_after_days": "${var.days}"}
	_deny(rules) == set()
	message := "rotation_rules.automatically_after_days is known only when Terraform runs"
	rule.unknown == _finding(message, "automatically_after_days") with input as _rotation(rules)
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
