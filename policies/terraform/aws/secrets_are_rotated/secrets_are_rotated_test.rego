package terraform.aws.secrets_are_rotated_test

import data.terraform.aws.secrets_are_rotated as rule

_module(resource, beside) := {"resource": {
	"aws_secretsmanager_secret": {"it": [resource]},
	"aws_secretsmanager_secret_rotation": {"x": [beside]},
}}

_named := {"secret_id": "${aws_secretsmanager_secret.it.id}"}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_secretsmanager_secret", "it", 0],
	"resource": "aws_secretsmanager_secret.it",
}}

test_finds_what_nothing_completes if {
	rule.deny == _finding("secret is never rotated") with input as {"resource": {"aws_secretsmanager_secret": {"it": [{}]}}}
	other := {"secret_id": "${aws_secretsmanager_secret.other.id}"}
	rule.deny == _finding("secret is never rotated") with input as _module({}, other)
	rule.deny == _finding("secret is never rotated") with input as _module({"count": 2}, {"secret_id": "${aws_secretsmanager_secret.it[0].id}"})
}

test_accepts_what_is_completed if {
	rule.deny == set() with input as _module({}, _named)
	rule.unknown == set() with input as _module({}, _named)
	rule.deny == set() with input as _module({"count": 0}, {})
}

test_does_not_know_what_may_be_missing if {
	beside := object.union(_named, {"count": "${var.on ? 1 : 0}"})
	rule.deny == set() with input as _module({}, beside)
	rule.unknown == _finding("secret_id of aws_secretsmanager_secret_rotation is known only when Terraform runs") with input as _module({}, beside)
	loop := {"for_each": "${var.all}", "secret_id": "${each.value}"}
	rule.deny == set() with input as _module({}, loop)
	count(rule.unknown) == 1 with input as _module({}, loop)
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, null] {
		count(rule.deny) == 1 with input as _module({}, {"secret_id": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
