package terraform.aws.waf_has_logs_test

import data.terraform.aws.waf_has_logs

_of(type, body) := {"resource": {type: {"it": [body]}}}

_it(body) := _of("aws_waf_web_acl", body)

_set(value) := _it({"logging_configuration": value})

_place := ["logging_configuration"]

_message := "web ACL writes no logs"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_waf_web_acl", "it", 0], place),
	"resource": "aws_waf_web_acl.it",
}}

test_finds_what_is_missing if {
	waf_has_logs.deny == _finding(_message, []) with input as _it({})
}

test_finds_what_is_empty if {
	every value in [[], null] {
		waf_has_logs.deny == _finding(_message, _place) with input as _set(value)
	}
}

test_accepts_what_is_there if {
	every value in [
		[{"log_destination": "${aws_kinesis_firehose_delivery_stream.waf.arn}"}],
	] {
		waf_has_logs.deny == set() with input as _set(value)
		waf_has_logs.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	waf_has_logs.deny == set() with input as _set("${var.value}")
	message := "logging_configuration is known only when Terraform runs"
	waf_has_logs.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(waf_has_logs.deny) <= 1 with input as _it({"logging_configuration": value})
	}
}

_types := [
	"aws_waf_web_acl",
	"aws_wafregional_web_acl",
]

test_reads_resources_of_every_type if {
	every type in _types {
		found := waf_has_logs.deny with input as _of(type, {})
		{finding.resource | some finding in found} == {sprintf("%s.it", [type])}
	}
}

test_accepts_other_documents if {
	waf_has_logs.deny == set() with input as {"kind": "Pod"}
}
