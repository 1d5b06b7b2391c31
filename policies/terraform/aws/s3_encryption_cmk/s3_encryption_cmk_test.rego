package terraform.aws.s3_encryption_cmk_test

import data.terraform.aws.s3_encryption_cmk

_message := "objects are not encrypted with a key of your own"

_choice(algorithm, key) := [{"apply_server_side_encryption_by_default": [{
	"sse_algorithm": algorithm,
	"kms_master_key_id": key,
}]}]

_beside(rule) := {"resource": {
	"aws_s3_bucket": {"data": [{"bucket": "data"}]},
	"aws_s3_bucket_server_side_encryption_configuration": {"x": [{"bucket": "${aws_s3_bucket.data.id}", "rule": rule}]},
}}

_inline(rule) := {"resource": {"aws_s3_bucket": {"data": [{"server_side_encryption_configuration": [{"rule": rule}]}]}}}

_default := ["rule", 0, "apply_server_side_encryption_by_default", 0]

_place := array.concat(["resource", "aws_s3_bucket_server_side_encryption_configuration", "x", 0], _default)

_key := "${aws_kms_key.data.arn}"

test_finds_buckets_that_say_nothing if {
	s3_encryption_cmk.deny == {{
		"message": _message,
		"at": ["resource", "aws_s3_bucket", "data", 0],
		"resource": "aws_s3_bucket.data",
	}} with input as {"resource": {"aws_s3_bucket": {"data": [{"bucket": "data"}]}}}
}

test_finds_other_algorithms_and_keys if {
	every choice in [["AES256", null], ["aws:kms", null], ["aws:kms", "alias/aws/s3"], ["x", _key], [7, _key]] {
		s3_encryption_cmk.deny == {{
			"message": _message,
			"at": array.concat(_place, ["kms_master_key_id"]),
			"resource": "aws_s3_bucket.data",
		}} with input as _beside(_choice(choice[0], choice[1]))
		found := s3_encryption_cmk.deny with input as _inline(_choice(choice[0], choice[1]))
		{finding.resource | some finding in found} == {"aws_s3_bucket.data"}
	}
	s3_encryption_cmk.deny == {{
		"message": _message,
		"at": ["resource", "aws_s3_bucket_server_side_encryption_configuration", "x", 0],
		"resource": "aws_s3_bucket.data",
	}} with input as _beside([])
}

test_finds_blocks_that_may_be_missing_and_choose_no_key if {
	count(s3_encryption_cmk.deny) == 1 with input as {"resource": {"aws_s3_bucket": {"data": [{"dynamic": {
		"server_side_encryption_configuration": [{
			"for_each": "${var.on ? [1] : []}",
			"content": [{"rule": _choice("AES256", null)}],
		}],
	}}]}}}
}

test_accepts_keys_of_ones_own if {
	every algorithm in ["aws:kms", "aws:kms:dsse"] {
		every module in [_beside(_choice(algorithm, _key)), _inline(_choice(algorithm, _key))] {
			s3_encryption_cmk.deny == set() with input as module
			s3_encryption_cmk.unknown == set() with input as module
		}
	}
}

test_accepts_buckets_for_access_logs if {
	s3_encryption_cmk.deny == set() with input as {"resource": {"aws_s3_bucket": {"logs": [{"acl": "log-delivery-write"}]}}}
}

test_does_not_know_variables if {
	every choice in [["aws:kms", "${var.key}"], ["${var.algorithm}", _key]] {
		s3_encryption_cmk.deny == set() with input as _beside(_choice(choice[0], choice[1]))
		count(s3_encryption_cmk.unknown) == 1 with input as _beside(_choice(choice[0], choice[1]))
	}
}

test_accepts_other_documents if {
	s3_encryption_cmk.deny == set() with input as {"kind": "Pod"}
}
