package terraform.aws.sqs_encryption_cmk_test

import data.terraform.aws.sqs_encryption_cmk

_it(key) := {"resource": {"aws_sqs_queue": {"it": [{"kms_master_key_id": key}]}}}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_sqs_queue", "it", 0, "kms_master_key_id"],
	"resource": "aws_sqs_queue.it",
}}

test_finds_keys_of_aws if {
	every key in ["alias/aws/sqs", "arn:aws:kms:eu-west-1:111122223333:alias/aws/sqs"] {
		sqs_encryption_cmk.deny == _finding("key is one of AWS") with input as _it(key)
	}
	looked_up := {"data": {"aws_kms_alias": {"k": [{"name": "alias/aws/sqs"}]}}}
	module := object.union(_it("${data.aws_kms_alias.k.target_key_arn}"), looked_up)
	sqs_encryption_cmk.deny == _finding("key is one of AWS") with input as module
}

test_accepts_keys_of_ones_own_and_none if {
	every key in ["alias/shop", "${aws_kms_key.shop.id}", "", null] {
		sqs_encryption_cmk.deny == set() with input as _it(key)
		sqs_encryption_cmk.unknown == set() with input as _it(key)
	}
	sqs_encryption_cmk.deny == set() with input as {"resource": {"aws_sqs_queue": {"it": [{}]}}}
}

test_does_not_know_a_variable if {
	sqs_encryption_cmk.deny == set() with input as _it("${var.key}")
	sqs_encryption_cmk.unknown == _finding("kms_master_key_id is known only when Terraform runs") with input as _it("${var.key}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, ["x"]] {
		sqs_encryption_cmk.deny == set() with input as _it(value)
	}
}

test_accepts_other_documents if {
	sqs_encryption_cmk.deny == set() with input as {"kind": "Pod"}
}
