package terraform.aws.kinesis_encryption_test

import data.lib.fix
import data.terraform.aws.kinesis_encryption

_stream(body) := {"resource": {"aws_kinesis_stream": {"it": [body]}}}

_path := ["resource", "aws_kinesis_stream", "it", 0]

_finding(place) := {{
	"message": "records are not encrypted",
	"at": array.concat(_path, place),
	"resource": "aws_kinesis_stream.it",
}}

test_finds_streams_without_encryption if {
	fix.bare(kinesis_encryption.deny) == _finding([]) with input as _stream({"name": "orders"})
	every type in ["NONE", null, "", 7, []] {
		found := kinesis_encryption.deny with input as _stream({"encryption_type": type})
		fix.bare(found) == _finding(["encryption_type"])
	}
	fix.bare(kinesis_encryption.deny) == _finding([]) with input as _stream({"kms_key_id": "alias/aws/kinesis"})
}

test_names_a_key_where_there_is_none if {
	edits := {count(finding.fix.edits) | some finding in kinesis_encryption.deny} with input as _stream({})
	edits == {2}
	keyed := {count(finding.fix.edits) | some finding in kinesis_encryption.deny} with input as _stream({"kms_key_id": "x"})
	keyed == {1}
}

test_accepts_encrypted_streams if {
	kinesis_encryption.deny == set() with input as _stream({"encryption_type": "KMS"})
	kinesis_encryption.unknown == set() with input as _stream({"encryption_type": "KMS"})
}

test_does_not_know_a_variable if {
	kinesis_encryption.deny == set() with input as _stream({"encryption_type": "${var.type}"})
	kinesis_encryption.unknown == {{
		"message": "encryption_type is known only when Terraform runs",
		"at": array.concat(_path, ["encryption_type"]),
		"resource": "aws_kinesis_stream.it",
	}} with input as _stream({"encryption_type": "${var.type}"})
}

test_accepts_other_documents if {
	kinesis_encryption.deny == set() with input as {"kind": "Pod"}
}
