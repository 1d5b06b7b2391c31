package terraform.aws.lambda_environment_encryption_settings_test

import data.terraform.aws.lambda_environment_encryption_settings as rule

_it(body) := {"resource": {"aws_lambda_function": {"it": [body]}}}

_environment := {"environment": [{"variables": {"TABLE": "orders"}}]}

test_finds_variables_without_a_key if {
	rule.deny == {{
		"message": "variables are not encrypted with a key of your own",
		"at": ["resource", "aws_lambda_function", "it", 0],
		"resource": "aws_lambda_function.it",
	}} with input as _it(_environment)
}

test_accepts_variables_with_a_key_and_none if {
	every body in [{}, object.union(_environment, {"kms_key_arn": "${aws_kms_key.own.arn}"})] {
		rule.deny == set() with input as _it(body)
		rule.unknown == set() with input as _it(body)
	}
}

test_does_not_know_variables if {
	block := {"for_each": "${var.variables}", "content": [{"variables": "${var.variables}"}]}
	every body in [object.union(_environment, {"kms_key_arn": "${var.key}"}), {"dynamic": {"environment": [block]}}] {
		rule.deny == set() with input as _it(body)
		count(rule.unknown) == 1 with input as _it(body)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_lambda_function": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
