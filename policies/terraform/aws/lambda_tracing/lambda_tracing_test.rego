package terraform.aws.lambda_tracing_test

import data.lib.fix
import data.terraform.aws.lambda_tracing

_function(body) := {"resource": {"aws_lambda_function": {"it": [body]}}}

_path := ["resource", "aws_lambda_function", "it", 0]

_finding(place) := {{
	"message": "function does not trace its requests",
	"at": array.concat(_path, place),
	"resource": "aws_lambda_function.it",
}}

test_finds_functions_without_active_tracing if {
	fix.bare(lambda_tracing.deny) == _finding([]) with input as _function({})
	fix.bare(lambda_tracing.deny) == _finding(["tracing_config", 0]) with input as _function({"tracing_config": [{}]})
	every mode in ["PassThrough", "active", null, 7] {
		found := lambda_tracing.deny with input as _function({"tracing_config": [{"mode": mode}]})
		fix.bare(found) == _finding(["tracing_config", 0, "mode"])
	}
}

test_accepts_active_tracing if {
	lambda_tracing.deny == set() with input as _function({"tracing_config": [{"mode": "Active"}]})
	lambda_tracing.unknown == set() with input as _function({"tracing_config": [{"mode": "Active"}]})
}

test_accepts_functions_at_the_edge if {
	lambda_tracing.deny == set() with input as {"resource": object.union(_function({}).resource, {
		"aws_cloudfront_distribution": {"pages": [{"default_cache_behavior": [{"lambda_function_association": [{
			"event_type": "viewer-request",
			"lambda_arn": "${aws_lambda_function.it.qualified_arn}",
		}]}]}]},
	})}
}

test_does_not_know_variables if {
	lambda_tracing.deny == set() with input as _function({"tracing_config": [{"mode": "${var.mode}"}]})
	lambda_tracing.unknown == {{
		"message": "tracing_config.mode is known only when Terraform runs",
		"at": array.concat(_path, ["tracing_config", 0, "mode"]),
		"resource": "aws_lambda_function.it",
	}} with input as _function({"tracing_config": [{"mode": "${var.mode}"}]})
	dynamic := {"dynamic": {"tracing_config": [{"for_each": "${var.on}", "content": [{"mode": "Active"}]}]}}
	lambda_tracing.deny == set() with input as _function(dynamic)
	count(lambda_tracing.unknown) == 1 with input as _function(dynamic)
}

test_accepts_odd_shapes if {
	every value in [[], 7, "x", [["x"]]] {
		count(lambda_tracing.deny) <= 1 with input as _function({"tracing_config": value})
	}
}

test_accepts_other_documents if {
	lambda_tracing.deny == set() with input as {"kind": "Pod"}
}
