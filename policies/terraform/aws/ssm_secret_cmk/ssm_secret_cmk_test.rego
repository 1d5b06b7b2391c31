package terraform.aws.ssm_secret_cmk_test

import data.terraform.aws.ssm_secret_cmk

_it(body) := {"resource": {"aws_secretsmanager_secret": {"it": [body]}}}

_set(value) := _it({"kms_key_id": value})

_place := ["kms_key_id"]

_message := "secret is not encrypted with a key of your own"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_secretsmanager_secret", "it", 0], place),
	"resource": "aws_secretsmanager_secret.it",
}}

test_finds_what_is_missing if {
	ssm_secret_cmk.deny == _finding(_message, []) with input as _it({})
}

test_finds_what_is_empty_or_of_aws if {
	every value in [
		"", null, "alias/aws/secretsmanager", "arn:aws:kms:eu-west-1:111122223333:alias/aws/secretsmanager",
	] {
		ssm_secret_cmk.deny == _finding(_message, _place) with input as _set(value)
	}
}

test_accepts_what_is_there if {
	every value in [
		"alias/shop", "${aws_kms_key.shop.arn}", "${module.keys.arn}", "arn:${var.partition}:kms:x",
	] {
		ssm_secret_cmk.deny == set() with input as _set(value)
		ssm_secret_cmk.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	ssm_secret_cmk.deny == set() with input as _set("${var.value}")
	message := "kms_key_id is known only when Terraform runs"
	ssm_secret_cmk.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(ssm_secret_cmk.deny) <= 1 with input as _it({"kms_key_id": value})
	}
}

test_accepts_other_documents if {
	ssm_secret_cmk.deny == set() with input as {"kind": "Pod"}
}
