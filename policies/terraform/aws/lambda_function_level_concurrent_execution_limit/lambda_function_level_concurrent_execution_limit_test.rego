package terraform.aws.lambda_function_level_concurrent_execution_limit_test

import data.terraform.aws.lambda_function_level_concurrent_execution_limit as rule

_it(body) := {"resource": {"aws_lambda_function": {"it": [body]}}}

_finding(at) := {
	"message": "function may take all executions of the account",
	"at": array.concat(["resource", "aws_lambda_function", "it", 0], at),
	"resource": "aws_lambda_function.it",
}

_name := "reserved_concurrent_executions"

test_finds_functions_without_a_limit if {
	rule.deny == {_finding([])} with input as _it({"runtime": "python3.13"})
	every value in [-1, "-1", null] {
		rule.deny == {_finding([_name])} with input as _it({_name: value})
	}
}

test_accepts_functions_with_a_limit if {
	every value in [0, 5, "100"] {
		rule.deny == set() with input as _it({_name: value})
		rule.unknown == set() with input as _it({_name: value})
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _it({_name: "${var.limit}"})
	count(rule.unknown) == 1 with input as _it({_name: "${var.limit}"})
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_lambda_function": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
