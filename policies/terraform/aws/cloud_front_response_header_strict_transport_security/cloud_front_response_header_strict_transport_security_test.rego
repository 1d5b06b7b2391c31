package terraform.aws.cloud_front_response_header_strict_transport_security_test

import data.terraform.aws.cloud_front_response_header_strict_transport_security as rule

_it(body) := {"resource": {"aws_cloudfront_response_headers_policy": {"it": [body]}}}

_hsts(age) := _it({"security_headers_config": [{"strict_transport_security": [{"access_control_max_age_sec": age}]}]})

_finding(at) := {
	"message": "browsers are not kept to HTTPS for a year",
	"at": array.concat(["resource", "aws_cloudfront_response_headers_policy", "it", 0], at),
	"resource": "aws_cloudfront_response_headers_policy.it",
}

test_finds_policies_without_hsts if {
	rule.deny == {_finding([])} with input as _it({})
	block := "security_headers_config"
	rule.deny == {_finding([block, 0])} with input as _it({block: [{}]})
	every age in [1, "86400", 0] {
		at := [block, 0, "strict_transport_security", 0, "access_control_max_age_sec"]
		rule.deny == {_finding(at)} with input as _hsts(age)
	}
}

test_accepts_a_year if {
	every age in [31536000, "63072000"] {
		rule.deny == set() with input as _hsts(age)
		rule.unknown == set() with input as _hsts(age)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _hsts("${var.age}")
	count(rule.unknown) == 1 with input as _hsts("${var.age}")
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_cloudfront_response_headers_policy": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
