package terraform.aws.cloudtrail_cmk_test

import data.terraform.aws.cloudtrail_cmk

_it(body) := {"resource": {"aws_cloudtrail": {"it": [body]}}}

_path := ["resource", "aws_cloudtrail", "it", 0]

test_finds_a_missing_key if {
	cloudtrail_cmk.deny == {{
		"message": "logs are not encrypted with a key of your own",
		"at": _path,
		"resource": "aws_cloudtrail.it",
	}} with input as _it({})
}

test_finds_an_empty_key if {
	every key in ["", null] {
		cloudtrail_cmk.deny == {{
			"message": "logs are not encrypted with a key of your own",
			"at": array.concat(_path, ["kms_key_id"]),
			"resource": "aws_cloudtrail.it",
		}} with input as _it({"kms_key_id": key})
	}
}

test_accepts_keys if {
	every key in ["alias/shop", "${aws_kms_key.shop.arn}", "${module.keys.arn}", "arn:${var.partition}:kms:x"] {
		cloudtrail_cmk.deny == set() with input as _it({"kms_key_id": key})
		cloudtrail_cmk.unknown == set() with input as _it({"kms_key_id": key})
	}
}

test_does_not_know_a_variable if {
	cloudtrail_cmk.deny == set() with input as _it({"kms_key_id": "${var.key}"})
	cloudtrail_cmk.unknown == {{
		"message": "kms_key_id is known only when Terraform runs",
		"at": array.concat(_path, ["kms_key_id"]),
		"resource": "aws_cloudtrail.it",
	}} with input as _it({"kms_key_id": "${var.key}"})
}

test_accepts_other_documents if {
	cloudtrail_cmk.deny == set() with input as {"kind": "Pod"}
}
