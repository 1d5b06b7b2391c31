package terraform.aws.cloudformation_stack_notification_arns_test

import data.terraform.aws.cloudformation_stack_notification_arns as rule

_types := ["aws_cloudformation_stack"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "nobody is told what happens to the stack",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_not_there if {
	every entry in [
		[{}, []],
		[{"notification_arns": null}, ["notification_arns"]],
		[{"notification_arns": ""}, ["notification_arns"]],
		[{"notification_arns": []}, ["notification_arns"]],
	] {
		every type in _types {
			rule.deny == {_finding(type, entry[1])} with input as _it(type, entry[0])
			rule.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_what_is_there if {
	every type in _types {
		every value in [["arn:aws:sns:eu-central-1:123456789012:stacks"], "${aws_thing.it.arn}"] {
			body := {"notification_arns": value}
			rule.deny == set() with input as _it(type, body)
			rule.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"notification_arns": "${var.value}"}
		rule.deny == set() with input as _it(type, body)
		rule.unknown == {object.union(
			_finding(type, ["notification_arns"]),
			{"message": "notification_arns is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
