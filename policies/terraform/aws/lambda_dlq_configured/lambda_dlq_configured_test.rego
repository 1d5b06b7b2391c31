package terraform.aws.lambda_dlq_configured_test

import data.terraform.aws.lambda_dlq_configured

_types := ["aws_lambda_function"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "events that fail are lost",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_not_there if {
	every entry in [
		[{}, []],
		[{"dead_letter_config": [{"target_arn": null}]}, ["dead_letter_config", 0, "target_arn"]],
		[{"dead_letter_config": [{"target_arn": ""}]}, ["dead_letter_config", 0, "target_arn"]],
		[{"dead_letter_config": [{"target_arn": []}]}, ["dead_letter_config", 0, "target_arn"]],
		[{"dead_letter_config": [{}]}, ["dead_letter_config", 0]],
	] {
		every type in _types {
			lambda_dlq_configured.deny == {_finding(type, entry[1])} with input as _it(type, entry[0])
			lambda_dlq_configured.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_what_is_there if {
	every type in _types {
		every value in ["x", "${aws_thing.it.arn}"] {
			body := {"dead_letter_config": [{"target_arn": value}]}
			lambda_dlq_configured.deny == set() with input as _it(type, body)
			lambda_dlq_configured.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"dead_letter_config": [{"target_arn": "${var.value}"}]}
		lambda_dlq_configured.deny == set() with input as _it(type, body)
		lambda_dlq_configured.unknown == {object.union(
			_finding(type, ["dead_letter_config", 0, "target_arn"]),
			{"message": "dead_letter_config.target_arn is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		lambda_dlq_configured.deny == set() with input as document
		lambda_dlq_configured.unknown == set() with input as document
	}
}
