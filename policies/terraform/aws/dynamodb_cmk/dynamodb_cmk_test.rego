package terraform.aws.dynamodb_cmk_test

import data.terraform.aws.dynamodb_cmk

_table(body) := {"resource": {"aws_dynamodb_table": {"orders": [body]}}}

_it(encryption) := _table({"server_side_encryption": [encryption]})

_finding(at) := {
	"message": "table is not encrypted with a key of your own",
	"at": array.concat(["resource", "aws_dynamodb_table", "orders", 0], at),
	"resource": "aws_dynamodb_table.orders",
}

_key := "${aws_kms_key.tables.arn}"

test_finds_tables_without_a_key if {
	dynamodb_cmk.deny == {_finding([])} with input as _table({"name": "orders"})
	block := "server_side_encryption"
	dynamodb_cmk.deny == {_finding([block, 0])} with input as _it({"enabled": true})
	dynamodb_cmk.deny == {_finding([block, 0, "enabled"])} with input as _it({"enabled": false})
	dynamodb_cmk.deny == {_finding([block, 0, "enabled"])} with input as _it({"enabled": "false", "kms_key_arn": _key})
	dynamodb_cmk.deny == {_finding([block, 0])} with input as _it({"kms_key_arn": _key})
	every alias in ["alias/aws/dynamodb", "arn:aws:kms:eu-central-1:123456789012:alias/aws/dynamodb"] {
		expected := {_finding([block, 0, "kms_key_arn"])}
		dynamodb_cmk.deny == expected with input as _it({"enabled": true, "kms_key_arn": alias})
	}
}

test_accepts_tables_with_a_key if {
	every key in [_key, "arn:aws:kms:eu-central-1:123456789012:key/1"] {
		dynamodb_cmk.deny == set() with input as _it({"enabled": true, "kms_key_arn": key})
		dynamodb_cmk.unknown == set() with input as _it({"enabled": true, "kms_key_arn": key})
	}
}

test_does_not_know_variables if {
	every encryption in [
		{"enabled": true, "kms_key_arn": "${var.key}"},
		{"enabled": "${var.on}", "kms_key_arn": _key},
	] {
		dynamodb_cmk.deny == set() with input as _it(encryption)
		count(dynamodb_cmk.unknown) == 1 with input as _it(encryption)
	}
	block := {"for_each": "${var.keys}", "content": [{"enabled": true, "kms_key_arn": "${each.value}"}]}
	dynamic := _table({"dynamic": {"server_side_encryption": [block]}})
	dynamodb_cmk.deny == set() with input as dynamic
	count(dynamodb_cmk.unknown) == 1 with input as dynamic
	dynamodb_cmk.deny == set() with input as _table({"server_side_encryption": "${var.encryption}"})
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_dynamodb_table": {"it": ["text", null]}}}] {
		dynamodb_cmk.deny == set() with input as document
		dynamodb_cmk.unknown == set() with input as document
	}
}
