package terraform.aws.lambda_code_signing_configured_test

import data.terraform.aws.lambda_code_signing_configured as rule

_it(body) := {"resource": {"aws_lambda_function": {"it": [body]}}}

test_finds_functions_without_signing if {
	rule.deny == {{
		"message": "function runs code that nobody signed",
		"at": ["resource", "aws_lambda_function", "it", 0],
		"resource": "aws_lambda_function.it",
	}} with input as _it({"runtime": "python3.13"})
}

test_accepts_functions_with_signing_and_images if {
	every body in [{"code_signing_config_arn": "${aws_lambda_code_signing_config.it.arn}"}, {"package_type": "Image"}] {
		rule.deny == set() with input as _it(body)
		rule.unknown == set() with input as _it(body)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _it({"code_signing_config_arn": "${var.arn}"})
	count(rule.unknown) == 1 with input as _it({"code_signing_config_arn": "${var.arn}"})
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_lambda_function": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
