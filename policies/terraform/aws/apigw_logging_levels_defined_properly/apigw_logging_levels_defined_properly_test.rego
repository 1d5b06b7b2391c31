package terraform.aws.apigw_logging_levels_defined_properly_test

import data.terraform.aws.apigw_logging_levels_defined_properly as rule

_module(methods) := {"resource": {
	"aws_api_gateway_stage": {"prod": [{"stage_name": "prod"}]},
	"aws_api_gateway_method_settings": {"it": [object.union(
		{"stage_name": "${aws_api_gateway_stage.prod.stage_name}", "method_path": "*/*"},
		methods,
	)]},
}}

_level(level) := {"settings": [{"logging_level": level}]}

_finding := {
	"message": "what happens to requests is not logged",
	"at": ["resource", "aws_api_gateway_stage", "prod", 0],
	"resource": "aws_api_gateway_stage.prod",
}

test_finds_stages_without_logs if {
	every methods in [
		{},
		_level("OFF"),
		object.union(_level("INFO"), {"method_path": "orders/GET"}),
		object.union(_level("INFO"), {"stage_name": "other"}),
	] {
		rule.deny == {_finding} with input as _module(methods)
	}
	alone := {"resource": {"aws_api_gateway_stage": {"prod": [{}]}}}
	rule.deny == {_finding} with input as alone
}

test_accepts_stages_with_logs if {
	every level in ["ERROR", "INFO"] {
		rule.deny == set() with input as _module(_level(level))
		rule.unknown == set() with input as _module(_level(level))
	}
}

test_does_not_know_variables if {
	every methods in [
		_level("${var.level}"),
		object.union(_level("INFO"), {"method_path": "${var.path}"}),
		object.union(_level("INFO"), {"count": "${var.on ? 1 : 0}"}),
	] {
		rule.deny == set() with input as _module(methods)
		count(rule.unknown) == 1 with input as _module(methods)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_api_gateway_stage": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}

_named(stage, methods) := {"resource": {
	"aws_api_gateway_stage": {"prod": [stage]},
	"aws_api_gateway_method_settings": {"it": [object.union(object.union(methods, {"method_path": "*/*"}), _level("INFO"))]},
}}

test_takes_settings_for_a_stage_of_the_same_name if {
	shop := {"rest_api_id": "${aws_api_gateway_rest_api.shop.id}"}
	every name in ["prod", "${var.environment}"] {
		named := object.union(shop, {"stage_name": name})
		rule.deny == set() with input as _named(named, named)
		rule.deny == {_finding} with input as _named(named, object.union(named, {"rest_api_id": "${aws_api_gateway_rest_api.other.id}"}))
		rule.deny == {_finding} with input as _named(named, object.union(named, {"stage_name": "test"}))
	}
	rule.deny == {_finding} with input as _named({}, {})
}
