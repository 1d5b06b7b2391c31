package terraform.aws.dms_endpoint_have_ssl_configured_test

import data.terraform.aws.dms_endpoint_have_ssl_configured as rule

_it(body) := {"resource": {"aws_dms_endpoint": {"it": [object.union({"endpoint_type": "source"}, body)]}}}

_finding(at) := {
	"message": "database is reached without encryption",
	"at": array.concat(["resource", "aws_dms_endpoint", "it", 0], at),
	"resource": "aws_dms_endpoint.it",
}

test_finds_endpoints_without_tls if {
	every engine in ["aurora", "oracle", "postgres", "mongodb"] {
		rule.deny == {_finding([])} with input as _it({"engine_name": engine})
		plain := _it({"engine_name": engine, "ssl_mode": "none", "endpoint_type": "target"})
		rule.deny == {_finding(["ssl_mode"])} with input as plain
	}
}

test_accepts_endpoints_with_tls_and_services if {
	every body in [
		{"engine_name": "mysql", "ssl_mode": "require"},
		{"engine_name": "mysql", "ssl_mode": "verify-full"},
		{"engine_name": "s3", "ssl_mode": "none"},
		{"engine_name": "mysql", "endpoint_type": "other"},
		{},
	] {
		rule.deny == set() with input as _it(body)
		rule.unknown == set() with input as _it(body)
	}
}

test_does_not_know_variables if {
	every body in [
		{"engine_name": "mysql", "ssl_mode": "${var.mode}"},
		{"engine_name": "${var.engine}"},
		{"engine_name": "mysql", "endpoint_type": "${var.type}"},
	] {
		rule.deny == set() with input as _it(body)
		count(rule.unknown) == 1 with input as _it(body)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_dms_endpoint": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
