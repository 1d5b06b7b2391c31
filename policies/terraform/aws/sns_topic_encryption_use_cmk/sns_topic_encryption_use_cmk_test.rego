package terraform.aws.sns_topic_encryption_use_cmk_test

import data.terraform.aws.sns_topic_encryption_use_cmk

_it(key) := {"resource": {"aws_sns_topic": {"it": [{"kms_master_key_id": key}]}}}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_sns_topic", "it", 0, "kms_master_key_id"],
	"resource": "aws_sns_topic.it",
}}

test_finds_keys_of_aws if {
	every key in ["alias/aws/sns", "arn:aws:kms:eu-west-1:111122223333:alias/aws/sns"] {
		sns_topic_encryption_use_cmk.deny == _finding("key is one of AWS") with input as _it(key)
	}
	looked_up := {"data": {"aws_kms_alias": {"k": [{"name": "alias/aws/sns"}]}}}
	module := object.union(_it("${data.aws_kms_alias.k.target_key_arn}"), looked_up)
	sns_topic_encryption_use_cmk.deny == _finding("key is one of AWS") with input as module
}

test_accepts_keys_of_ones_own_and_none if {
	every key in ["alias/shop", "${aws_kms_key.shop.id}", "", null] {
		sns_topic_encryption_use_cmk.deny == set() with input as _it(key)
		sns_topic_encryption_use_cmk.unknown == set() with input as _it(key)
	}
	sns_topic_encryption_use_cmk.deny == set() with input as {"resource": {"aws_sns_topic": {"it": [{}]}}}
}

test_does_not_know_a_variable if {
	sns_topic_encryption_use_cmk.deny == set() with input as _it("${var.key}")
	sns_topic_encryption_use_cmk.unknown == _finding("kms_master_key_id is known only when Terraform runs") with input as _it("${var.key}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, ["x"]] {
		sns_topic_encryption_use_cmk.deny == set() with input as _it(value)
	}
}

test_accepts_other_documents if {
	sns_topic_encryption_use_cmk.deny == set() with input as {"kind": "Pod"}
}
