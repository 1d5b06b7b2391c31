package terraform.aws.api_gateway_v2_route_defines_authorization_type_test

import data.terraform.aws.api_gateway_v2_route_defines_authorization_type as rule

_route(body) := {"resource": {"aws_apigatewayv2_route": {"it": [body]}}}

_of_socket(key) := {"resource": {
	"aws_apigatewayv2_api": {"chat": [{"protocol_type": "WEBSOCKET"}]},
	"aws_apigatewayv2_route": {"it": [{"api_id": "${aws_apigatewayv2_api.chat.id}", "route_key": key}]},
}}

_finding(at) := {
	"message": "anybody may call the route",
	"at": array.concat(["resource", "aws_apigatewayv2_route", "it", 0], at),
	"resource": "aws_apigatewayv2_route.it",
}

test_finds_open_routes if {
	every key in ["$default", "GET /orders"] {
		module := _route({"route_key": key, "authorization_type": "NONE"})
		rule.deny == {_finding(["authorization_type"])} with input as module
		rule.deny == {_finding([])} with input as _route({"route_key": key})
	}
	rule.deny == {_finding([])} with input as _of_socket("$connect")
}

test_accepts_guarded_routes if {
	every module in [
		_route({"authorization_type": "JWT", "authorizer_id": "x"}),
		_route({"api_key_required": true}),
		_route({"route_key": "OPTIONS /{proxy+}"}),
		_of_socket("$default"),
		_of_socket("sendmessage"),
	] {
		rule.deny == set() with input as module
		rule.unknown == set() with input as module
	}
}

test_does_not_know_variables if {
	every body in [
		{"authorization_type": "${var.type}"},
		{"route_key": "${var.key}"},
		{"api_key_required": "${var.key}"},
	] {
		rule.deny == set() with input as _route(body)
		count(rule.unknown) == 1 with input as _route(body)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_apigatewayv2_route": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
