package terraform.aws.s3_encryption_test

import data.terraform.aws.s3_encryption

_rule(chosen) := [{"apply_server_side_encryption_by_default": chosen}]

_bucket(chosen) := {"resource": {"aws_s3_bucket": {"data": [{"server_side_encryption_configuration": [{
	"rule": _rule(chosen),
}]}]}}}

_beside(chosen) := {"resource": {
	"aws_s3_bucket": {"data": [{}]},
	"aws_s3_bucket_server_side_encryption_configuration": {"x": [{
		"bucket": "${aws_s3_bucket.data.bucket}",
		"rule": _rule(chosen),
	}]},
}}

test_finds_algorithms_that_are_none if {
	s3_encryption.deny == {{
		"message": "encryption algorithm is DES",
		"at": [
			"resource", "aws_s3_bucket", "data", 0, "server_side_encryption_configuration", 0,
			"rule", 0, "apply_server_side_encryption_by_default", 0, "sse_algorithm",
		],
		"resource": "aws_s3_bucket.data",
	}} with input as _bucket([{"sse_algorithm": "DES"}])
}

test_finds_algorithms_that_are_missing if {
	s3_encryption.deny == {{
		"message": "encryption algorithm is missing",
		"at": [
			"resource", "aws_s3_bucket_server_side_encryption_configuration", "x", 0,
			"rule", 0, "apply_server_side_encryption_by_default", 0,
		],
		"resource": "aws_s3_bucket.data",
	}} with input as _beside([{"kms_master_key_id": "${aws_kms_key.data.arn}"}])
}

test_accepts_what_s3_knows if {
	every algorithm in ["AES256", "aws:kms", "aws:kms:dsse"] {
		s3_encryption.deny == set() with input as _bucket([{"sse_algorithm": algorithm}])
		s3_encryption.deny == set() with input as _beside([{"sse_algorithm": algorithm}])
	}
}

test_accepts_the_default_of_s3 if {
	s3_encryption.deny == set() with input as {"resource": {"aws_s3_bucket": {"data": [{"bucket": "data"}]}}}
	s3_encryption.deny == set() with input as _beside([])
}

test_does_not_know_a_variable if {
	s3_encryption.deny == set() with input as _beside([{"sse_algorithm": "${var.algorithm}"}])
	count(s3_encryption.unknown) == 1 with input as _beside([{"sse_algorithm": "${var.algorithm}"}])
	s3_encryption.unknown == set() with input as _beside([{"sse_algorithm": "AES256"}])
}

test_accepts_other_documents if {
	s3_encryption.deny == set() with input as {"kind": "Pod"}
}
