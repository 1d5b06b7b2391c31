package terraform.aws.glue_security_configuration_enabled_test

import data.terraform.aws.glue_security_configuration_enabled as rule

_types := ["aws_glue_crawler", "aws_glue_dev_endpoint", "aws_glue_job"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "no security configuration is named",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_not_there if {
	every entry in [
		[{}, []],
		[{"security_configuration": null}, ["security_configuration"]],
		[{"security_configuration": ""}, ["security_configuration"]],
		[{"security_configuration": []}, ["security_configuration"]],
	] {
		every type in _types {
			rule.deny == {_finding(type, entry[1])} with input as _it(type, entry[0])
			rule.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_what_is_there if {
	every type in _types {
		every value in ["x", "${aws_thing.it.arn}"] {
			body := {"security_configuration": value}
			rule.deny == set() with input as _it(type, body)
			rule.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"security_configuration": "${var.value}"}
		rule.deny == set() with input as _it(type, body)
		rule.unknown == {object.union(
			_finding(type, ["security_configuration"]),
			{"message": "security_configuration is known only when Terraform runs"},
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
