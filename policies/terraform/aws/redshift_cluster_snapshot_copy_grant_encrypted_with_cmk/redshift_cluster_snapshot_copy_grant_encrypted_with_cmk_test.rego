package terraform.aws.redshift_cluster_snapshot_copy_grant_encrypted_with_cmk_test

import data.terraform.aws.redshift_cluster_snapshot_copy_grant_encrypted_with_cmk as rule

_it(body) := {"resource": {"aws_redshift_snapshot_copy_grant": {"it": [body]}}}

_set(value) := _it({"kms_key_id": value})

_place := ["kms_key_id"]

_message := "copies are not encrypted with a key of your own"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_redshift_snapshot_copy_grant", "it", 0], place),
	"resource": "aws_redshift_snapshot_copy_grant.it",
}}

test_finds_what_is_missing if {
	rule.deny == _finding(_message, []) with input as _it({})
}

test_finds_what_is_empty_or_of_aws if {
	every value in [
		"", null, "alias/aws/redshift", "arn:aws:kms:eu-west-1:111122223333:alias/aws/redshift",
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
	message := "kms_key_id is known only when Terraform runs"
	rule.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rule.deny) <= 1 with input as _it({"kms_key_id": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
