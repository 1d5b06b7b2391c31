package terraform.aws.connect_instance_s3_storage_config_uses_cmk_test

import data.terraform.aws.connect_instance_s3_storage_config_uses_cmk as rule

_it(body) := {"resource": {"aws_connect_instance_storage_config": {"it": [body]}}}

_finding(at) := {
	"message": "recordings are not encrypted with a key of your own",
	"at": array.concat(["resource", "aws_connect_instance_storage_config", "it", 0], at),
	"resource": "aws_connect_instance_storage_config.it",
}

_nested(value) := {"storage_config": [{"s3_config": [{"encryption_config": [{"key_id": value}]}]}]}

_at := ["storage_config", 0, "s3_config", 0, "encryption_config", 0, "key_id"]

test_finds_blocks_without_a_key if {
	missing := _it({"storage_config": [{"s3_config": [{"encryption_config": [{}]}]}]})
	rule.deny == {_finding(array.slice(_at, 0, count(_at) - 1))} with input as missing
	every key in ["", null] {
		rule.deny == {_finding(_at)} with input as _it(_nested(key))
	}
}

test_accepts_blocks_with_a_key_and_none if {
	every key in ["arn:aws:kms:eu-central-1:123456789012:key/1", "${aws_kms_key.own.arn}"] {
		body := _nested(key)
		rule.deny == set() with input as _it(body)
		rule.unknown == set() with input as _it(body)
	}
	rule.deny == set() with input as _it({})
	rule.unknown == set() with input as _it({})
}

test_does_not_know_a_block_that_may_be_missing if {
	dynamic := {"dynamic": {"storage_config": [{"for_each": "${var.all}", "content": [{"s3_config": [{"encryption_config": [{}]}]}]}]}}
	rule.deny == set() with input as _it(dynamic)
	count(rule.unknown) == 1 with input as _it(dynamic)
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_connect_instance_storage_config": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
