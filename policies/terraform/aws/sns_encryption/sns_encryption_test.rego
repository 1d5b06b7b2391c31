package terraform.aws.sns_encryption_test

import data.terraform.aws.sns_encryption

_it(body) := {"resource": {"aws_sns_topic": {"it": [body]}}}

_path := ["resource", "aws_sns_topic", "it", 0]

test_finds_a_missing_key if {
	sns_encryption.deny == {{
		"message": "messages are not encrypted with KMS",
		"at": _path,
		"resource": "aws_sns_topic.it",
	}} with input as _it({})
}

test_finds_an_empty_key if {
	every key in ["", null] {
		sns_encryption.deny == {{
			"message": "messages are not encrypted with KMS",
			"at": array.concat(_path, ["kms_master_key_id"]),
			"resource": "aws_sns_topic.it",
		}} with input as _it({"kms_master_key_id": key})
	}
}

test_accepts_keys if {
	every key in ["alias/shop", "${aws_kms_key.shop.arn}", "${module.keys.arn}", "arn:${var.partition}:kms:x"] {
		sns_encryption.deny == set() with input as _it({"kms_master_key_id": key})
		sns_encryption.unknown == set() with input as _it({"kms_master_key_id": key})
	}
}

test_does_not_know_a_variable if {
	sns_encryption.deny == set() with input as _it({"kms_master_key_id": "${var.key}"})
	sns_encryption.unknown == {{
		"message": "kms_master_key_id is known only when Terraform runs",
		"at": array.concat(_path, ["kms_master_key_id"]),
		"resource": "aws_sns_topic.it",
	}} with input as _it({"kms_master_key_id": "${var.key}"})
}

test_accepts_other_documents if {
	sns_encryption.deny == set() with input as {"kind": "Pod"}
}
