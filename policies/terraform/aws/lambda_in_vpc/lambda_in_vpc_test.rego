package terraform.aws.lambda_in_vpc_test

import data.terraform.aws.lambda_in_vpc

_types := ["aws_lambda_function"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "function is in no VPC",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_not_there if {
	every entry in [
		[{}, []],
		[{"vpc_config": null}, ["vpc_config"]],
		[{"vpc_config": ""}, ["vpc_config"]],
		[{"vpc_config": []}, ["vpc_config"]],
	] {
		every type in _types {
			lambda_in_vpc.deny == {_finding(type, entry[1])} with input as _it(type, entry[0])
			lambda_in_vpc.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_what_is_there if {
	every type in _types {
		every value in [[{"subnet_ids": ["subnet-1"]}], "${aws_thing.it.arn}"] {
			body := {"vpc_config": value}
			lambda_in_vpc.deny == set() with input as _it(type, body)
			lambda_in_vpc.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"vpc_config": "${var.value}"}
		lambda_in_vpc.deny == set() with input as _it(type, body)
		lambda_in_vpc.unknown == {object.union(
			_finding(type, ["vpc_config"]),
			{"message": "vpc_config is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		lambda_in_vpc.deny == set() with input as document
		lambda_in_vpc.unknown == set() with input as document
	}
}

test_leaves_functions_at_the_edge_out if {
	lambda_in_vpc.deny == set() with input as {"resource": {
		"aws_lambda_function": {"it": [{}]},
		"aws_cloudfront_distribution": {"it": [{"default_cache_behavior": [{"lambda_function_association": [{
			"lambda_arn": "${aws_lambda_function.it.qualified_arn}",
		}]}]}]},
	}}
}
