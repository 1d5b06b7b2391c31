package terraform.aws.kinesis_stream_encrypted_with_cmk_test

import data.terraform.aws.kinesis_stream_encrypted_with_cmk as rule

_it(body) := {"resource": {"aws_kinesis_stream": {"it": [body]}}}

_finding(at) := {
	"message": "stream is not encrypted with a key of your own",
	"at": array.concat(["resource", "aws_kinesis_stream", "it", 0], at),
	"resource": "aws_kinesis_stream.it",
}

test_finds_streams_without_a_key if {
	rule.deny == {_finding([])} with input as _it({"encryption_type": "KMS"})
	every key in ["", null, "alias/aws/kinesis"] {
		rule.deny == {_finding(["kms_key_id"])} with input as _it({"kms_key_id": key})
	}
}

test_accepts_streams_with_a_key if {
	every key in ["${aws_kms_key.own.arn}", "alias/clicks"] {
		rule.deny == set() with input as _it({"kms_key_id": key})
		rule.unknown == set() with input as _it({"kms_key_id": key})
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _it({"kms_key_id": "${var.key}"})
	count(rule.unknown) == 1 with input as _it({"kms_key_id": "${var.key}"})
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_kinesis_stream": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
