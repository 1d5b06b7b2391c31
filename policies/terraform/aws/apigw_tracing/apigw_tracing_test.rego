package terraform.aws.apigw_tracing_test

import data.lib.fix
import data.terraform.aws.apigw_tracing

_types := ["aws_api_gateway_stage"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "requests are not traced",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"xray_tracing_enabled": value}
			fix.bare(apigw_tracing.deny) == {_finding(type, ["xray_tracing_enabled"])} with input as _it(type, body)
		}
	}
}

test_finds_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"xray_tracing_enabled": null}, ["xray_tracing_enabled"]],
	] {
		every type in _types {
			fix.bare(apigw_tracing.deny) == {_finding(type, entry[1])} with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [true, "true"] {
			body := {"xray_tracing_enabled": value}
			apigw_tracing.deny == set() with input as _it(type, body)
			apigw_tracing.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"xray_tracing_enabled": "${var.value}"}
		apigw_tracing.deny == set() with input as _it(type, body)
		apigw_tracing.unknown == {object.union(
			_finding(type, ["xray_tracing_enabled"]),
			{"message": "xray_tracing_enabled is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		apigw_tracing.deny == set() with input as document
		apigw_tracing.unknown == set() with input as document
	}
}
