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

_with(config) := {"resource": {
	"aws_lambda_function": {"it": [{"function_name": "orders"}]},
	"aws_lambda_function_event_invoke_config": {"it": [config]},
}}

_on_failure := {"destination_config": [{"on_failure": [{"destination": "${aws_sqs_queue.failed.arn}"}]}]}

test_accepts_functions_with_a_destination_for_failures if {
	every name in ["orders", "${aws_lambda_function.it.function_name}", "${aws_lambda_function.it.arn}"] {
		module := _with(object.union(_on_failure, {"function_name": name}))
		lambda_dlq_configured.deny == set() with input as module
		lambda_dlq_configured.unknown == set() with input as module
	}
}

test_finds_functions_whose_configuration_sends_failures_nowhere if {
	every config in [
		{"function_name": "orders", "maximum_retry_attempts": 0},
		{"function_name": "orders", "destination_config": [{"on_success": [{"destination": "x"}]}]},
		object.union(_on_failure, {"function_name": "other"}),
		object.union(_on_failure, {"function_name": "${aws_lambda_function.other.arn}"}),
		{"function_name": 3, "destination_config": "x"},
	] {
		lambda_dlq_configured.deny == {_finding("aws_lambda_function", [])} with input as _with(config)
	}
}

test_does_not_know_destinations_that_may_be_missing if {
	every part in [
		{"function_name": "orders", "count": "${var.dlq ? 1 : 0}"},
		{"function_name": "${each.value}", "for_each": "${local.functions}"},
		{"function_name": "orders", "destination_config": [{"on_failure": [{"destination": "${var.queue}"}]}]},
	] {
		module := _with(object.union(_on_failure, part))
		lambda_dlq_configured.deny == set() with input as module
		count(lambda_dlq_configured.unknown) == 1 with input as module
	}
}

test_leaves_functions_at_the_edge_out if {
	lambda_dlq_configured.deny == set() with input as {"resource": {
		"aws_lambda_function": {"it": [{}]},
		"aws_cloudfront_distribution": {"it": [{"default_cache_behavior": [{"lambda_function_association": [{
			"lambda_arn": "${aws_lambda_function.it.qualified_arn}",
		}]}]}]},
	}}
}
