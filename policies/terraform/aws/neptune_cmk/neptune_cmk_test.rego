package terraform.aws.neptune_cmk_test

import data.terraform.aws.neptune_cmk

_it(body) := {"resource": {"aws_neptune_cluster": {"it": [body]}}}

_set(value) := _it({"kms_key_arn": value})

_place := ["kms_key_arn"]

_message := "storage is not encrypted with a key of your own"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_neptune_cluster", "it", 0], place),
	"resource": "aws_neptune_cluster.it",
}}

test_finds_what_is_missing if {
	neptune_cmk.deny == _finding(_message, []) with input as _it({})
}

test_finds_what_is_empty_or_of_aws if {
	every value in [
		"", null, "alias/aws/rds", "arn:aws:kms:eu-west-1:111122223333:alias/aws/rds",
	] {
		neptune_cmk.deny == _finding(_message, _place) with input as _set(value)
	}
}

test_accepts_what_is_there if {
	every value in [
		"alias/shop", "${aws_kms_key.shop.arn}", "${module.keys.arn}", "arn:${var.partition}:kms:x",
	] {
		neptune_cmk.deny == set() with input as _set(value)
		neptune_cmk.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	neptune_cmk.deny == set() with input as _set("${var.value}")
	message := "kms_key_arn is known only when Terraform runs"
	neptune_cmk.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(neptune_cmk.deny) <= 1 with input as _it({"kms_key_arn": value})
	}
}

test_accepts_other_documents if {
	neptune_cmk.deny == set() with input as {"kind": "Pod"}
}
