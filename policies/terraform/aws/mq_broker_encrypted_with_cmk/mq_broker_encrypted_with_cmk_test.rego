package terraform.aws.mq_broker_encrypted_with_cmk_test

import data.terraform.aws.mq_broker_encrypted_with_cmk as rule

_it(body) := {"resource": {"aws_mq_broker": {"it": [body]}}}

_set(value) := _it({"encryption_options": [{"kms_key_id": value}]})

_place := ["encryption_options", 0, "kms_key_id"]

_message := "broker is not encrypted with a key of your own"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_mq_broker", "it", 0], place),
	"resource": "aws_mq_broker.it",
}}

test_finds_what_is_missing if {
	rule.deny == _finding(_message, []) with input as _it({})
}

test_finds_what_is_empty_or_of_aws if {
	every value in [
		"", null, "alias/aws/mq", "arn:aws:kms:eu-west-1:111122223333:alias/aws/mq",
	] {
		rule.deny == _finding(_message, _place) with input as _set(value)
	}
}

test_accepts_what_is_there if {
	every value in [
		"alias/shop", "${aws_kms_key.shop.arn}", "${module.keys.arn}", "arn:${var.partition}:kms:x",
	] {
		rule.deny == set() with input as _set(value)
		rule.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _set("${var.value}")
	message := "encryption_options.kms_key_id is known only when Terraform runs"
	rule.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_reads_dynamic_blocks if {
	module := _it({"dynamic": {"encryption_options": [{
		"for_each": [1],
		"content": [{"kms_key_id": ""}],
	}]}})
	rule.deny == _finding(_message, ["dynamic", "encryption_options", 0, "content", 0, "kms_key_id"]) with input as module
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rule.deny) <= 1 with input as _it({"encryption_options": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
