package terraform.aws.apigw_authorization_test

import data.terraform.aws.apigw_authorization

_method(body) := {"resource": {"aws_api_gateway_method": {"orders": [body]}}}

_of_api(api, more) := {"resource": object.union(more, {
	"aws_api_gateway_method": {"orders": [{
		"rest_api_id": "${aws_api_gateway_rest_api.shop.id}",
		"http_method": "POST",
		"authorization": "NONE",
	}]},
	"aws_api_gateway_rest_api": {"shop": [api]},
})}

_finding(at) := {
	"message": "anybody may call the method",
	"at": array.concat(["resource", "aws_api_gateway_method", "orders", 0], at),
	"resource": "aws_api_gateway_method.orders",
}

test_finds_methods_that_are_open if {
	every verb in ["ANY", "GET", "DELETE"] {
		module := _method({"http_method": verb, "authorization": "NONE"})
		apigw_authorization.deny == {_finding(["authorization"])} with input as module
	}
	apigw_authorization.deny == {_finding([])} with input as _method({"api_key_required": false})
	every api in [{}, {"endpoint_configuration": [{"types": ["REGIONAL"]}]}, {"policy": ""}, "text"] {
		apigw_authorization.deny == {_finding(["authorization"])} with input as _of_api(api, {})
	}
}

test_accepts_methods_that_are_guarded if {
	every body in [
		{"http_method": "GET", "authorization": "AWS_IAM"},
		{"http_method": "GET", "authorization": "CUSTOM", "authorizer_id": "${aws_api_gateway_authorizer.it.id}"},
		{"http_method": "GET", "authorization": "NONE", "api_key_required": true},
		{"http_method": "OPTIONS", "authorization": "NONE"},
	] {
		apigw_authorization.deny == set() with input as _method(body)
		apigw_authorization.unknown == set() with input as _method(body)
	}
}

test_accepts_methods_of_apis_that_are_private_or_have_a_policy if {
	every module in [
		_of_api({"endpoint_configuration": [{"types": ["PRIVATE"]}]}, {}),
		_of_api({"policy": "${data.aws_iam_policy_document.api.json}"}, {}),
		_of_api({}, {"aws_api_gateway_rest_api_policy": {"it": [{"rest_api_id": "${aws_api_gateway_rest_api.shop.id}"}]}}),
	] {
		apigw_authorization.deny == set() with input as module
		apigw_authorization.unknown == set() with input as module
	}
}

test_does_not_know_variables if {
	every body in [
		{"http_method": "GET", "authorization": "${var.authorization}"},
		{"http_method": "${var.method}", "authorization": "NONE"},
		{"http_method": "GET", "authorization": "NONE", "api_key_required": "${var.key}"},
	] {
		apigw_authorization.deny == set() with input as _method(body)
		apigw_authorization.unknown == {object.union(
			_finding(["authorization"]),
			{"message": "authorization is known only when Terraform runs"},
		)} with input as _method(body)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_api_gateway_method": {"it": ["text", null]}}}] {
		apigw_authorization.deny == set() with input as document
		apigw_authorization.unknown == set() with input as document
	}
}
