package terraform.aws.kinesis_firehose_delivery_stream_uses_cmk_test

import data.terraform.aws.kinesis_firehose_delivery_stream_uses_cmk as rule

_it(body) := {"resource": {"aws_kinesis_firehose_delivery_stream": {"it": [body]}}}

_sse(encryption) := _it({"server_side_encryption": [encryption]})

_finding(at) := {
	"message": "stream is not encrypted with a key of your own",
	"at": array.concat(["resource", "aws_kinesis_firehose_delivery_stream", "it", 0], at),
	"resource": "aws_kinesis_firehose_delivery_stream.it",
}

_own := {"enabled": true, "key_type": "CUSTOMER_MANAGED_CMK", "key_arn": "${aws_kms_key.own.arn}"}

test_finds_streams_without_a_key if {
	rule.deny == {_finding([])} with input as _it({})
	block := ["server_side_encryption", 0]
	rule.deny == {_finding(block)} with input as _sse({"enabled": true})
	every name, value in {"enabled": false, "key_type": "AWS_OWNED_CMK", "key_arn": ""} {
		module := _sse(object.union(_own, {name: value}))
		rule.deny == {_finding(array.concat(block, [name]))} with input as module
	}
}

test_accepts_streams_with_a_key if {
	every module in [_sse(_own), _it({"kinesis_source_configuration": [{"role_arn": "x"}]})] {
		rule.deny == set() with input as module
		rule.unknown == set() with input as module
	}
}

test_does_not_know_variables if {
	every name in ["enabled", "key_type", "key_arn"] {
		module := _sse(object.union(_own, {name: "${var.value}"}))
		rule.deny == set() with input as module
		count(rule.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_kinesis_firehose_delivery_stream": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
