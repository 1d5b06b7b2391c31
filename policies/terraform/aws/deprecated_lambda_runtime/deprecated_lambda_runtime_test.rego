package terraform.aws.deprecated_lambda_runtime_test

import data.terraform.aws.deprecated_lambda_runtime as rule

_it(body) := {"resource": {"aws_lambda_function": {"it": [body]}}}

test_finds_runtimes_that_are_deprecated if {
	every runtime in ["python3.6", "nodejs12.x", "java8", "go1.x", "python3.10", "provided.al2", "dotnet8"] {
		rule.deny == {{
			"message": sprintf("runtime %s is deprecated", [runtime]),
			"at": ["resource", "aws_lambda_function", "it", 0, "runtime"],
			"resource": "aws_lambda_function.it",
		}} with input as _it({"runtime": runtime})
	}
}

test_accepts_runtimes_that_are_supported if {
	every body in [
		{"runtime": "python3.13"}, {"runtime": "python3.11"}, {"runtime": "java8.al2"}, {"runtime": "provided.al2023"},
		{"package_type": "Image"},
	] {
		rule.deny == set() with input as _it(body)
		rule.unknown == set() with input as _it(body)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _it({"runtime": "${var.runtime}"})
	count(rule.unknown) == 1 with input as _it({"runtime": "${var.runtime}"})
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_lambda_function": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
