package terraform.aws.dlm_events_cross_region_encryption_with_cmk_test

import data.terraform.aws.dlm_events_cross_region_encryption_with_cmk as rule

_it(body) := {"resource": {"aws_dlm_lifecycle_policy": {"it": [body]}}}

_finding(at) := {
	"message": "copies are not encrypted with a key of your own",
	"at": array.concat(["resource", "aws_dlm_lifecycle_policy", "it", 0], at),
	"resource": "aws_dlm_lifecycle_policy.it",
}

_nested(value) := {"policy_details": [{"action": [{"cross_region_copy": [{"encryption_configuration": [{"cmk_arn": value}]}]}]}]}

_at := ["policy_details", 0, "action", 0, "cross_region_copy", 0, "encryption_configuration", 0, "cmk_arn"]

test_finds_blocks_without_a_key if {
	missing := _it({"policy_details": [{"action": [{"cross_region_copy": [{"encryption_configuration": [{}]}]}]}]})
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
	dynamic := {"dynamic": {"policy_details": [{"for_each": "${var.all}", "content": [{"action": [{"cross_region_copy": [{"encryption_configuration": [{}]}]}]}]}]}}
	rule.deny == set() with input as _it(dynamic)
	count(rule.unknown) == 1 with input as _it(dynamic)
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_dlm_lifecycle_policy": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
