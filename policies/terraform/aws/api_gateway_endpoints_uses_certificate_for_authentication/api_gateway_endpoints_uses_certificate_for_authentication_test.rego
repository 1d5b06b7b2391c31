package terraform.aws.api_gateway_endpoints_uses_certificate_for_authentication_test

import data.terraform.aws.api_gateway_endpoints_uses_certificate_for_authentication as rule

_types := ["aws_api_gateway_stage"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "servers cannot tell that a request comes from the API",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_not_there if {
	every entry in [
		[{}, []],
		[{"client_certificate_id": null}, ["client_certificate_id"]],
		[{"client_certificate_id": ""}, ["client_certificate_id"]],
		[{"client_certificate_id": []}, ["client_certificate_id"]],
	] {
		every type in _types {
			rule.deny == {_finding(type, entry[1])} with input as _it(type, entry[0])
			rule.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_what_is_there if {
	every type in _types {
		every value in ["x", "${aws_thing.it.arn}"] {
			body := {"client_certificate_id": value}
			rule.deny == set() with input as _it(type, body)
			rule.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"client_certificate_id": "${var.value}"}
		rule.deny == set() with input as _it(type, body)
		rule.unknown == {object.union(
			_finding(type, ["client_certificate_id"]),
			{"message": "client_certificate_id is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
