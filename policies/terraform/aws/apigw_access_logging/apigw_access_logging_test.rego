package terraform.aws.apigw_access_logging_test

import data.terraform.aws.apigw_access_logging

_types := ["aws_api_gateway_stage", "aws_apigatewayv2_stage"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "requests to the stage are not logged",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_not_there if {
	every entry in [
		[{}, []],
		[{"access_log_settings": null}, ["access_log_settings"]],
		[{"access_log_settings": ""}, ["access_log_settings"]],
		[{"access_log_settings": []}, ["access_log_settings"]],
	] {
		every type in _types {
			apigw_access_logging.deny == {_finding(type, entry[1])} with input as _it(type, entry[0])
			apigw_access_logging.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_what_is_there if {
	every type in _types {
		every value in [[{"destination_arn": "arn:aws:logs:eu-central-1:123456789012:log-group:api"}], "${aws_thing.it.arn}"] {
			body := {"access_log_settings": value}
			apigw_access_logging.deny == set() with input as _it(type, body)
			apigw_access_logging.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"access_log_settings": "${var.value}"}
		apigw_access_logging.deny == set() with input as _it(type, body)
		apigw_access_logging.unknown == {object.union(
			_finding(type, ["access_log_settings"]),
			{"message": "access_log_settings is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		apigw_access_logging.deny == set() with input as document
		apigw_access_logging.unknown == set() with input as document
	}
}
