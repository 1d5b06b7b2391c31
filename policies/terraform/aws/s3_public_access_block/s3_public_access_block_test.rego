package terraform.aws.s3_public_access_block_test

import data.terraform.aws.s3_public_access_block

_message := "nothing blocks public access to the bucket"

_bucket := {"aws_s3_bucket": {"data": [{"bucket": "data"}]}}

_blocked(body) := {"resource": object.union(_bucket, {"aws_s3_bucket_public_access_block": {"x": [object.union(
	{"bucket": "${aws_s3_bucket.data.id}"},
	body,
)]}})}

_account(body) := {"resource": object.union(_bucket, {"aws_s3_account_public_access_block": {"all": [body]}})}

_on := {"block_public_acls": true, "block_public_policy": true}

_finding(place) := {{"message": _message, "at": array.concat(["resource"], place), "resource": "aws_s3_bucket.data"}}

_place := ["aws_s3_bucket_public_access_block", "x", 0]

test_finds_buckets_without_a_block if {
	s3_public_access_block.deny == _finding(["aws_s3_bucket", "data", 0]) with input as {"resource": _bucket}
	other := {"resource": object.union(_bucket, {"aws_s3_bucket_public_access_block": {"x": [object.union(
		_on,
		{"bucket": "other"},
	)]}})}
	s3_public_access_block.deny == _finding(["aws_s3_bucket", "data", 0]) with input as other
}

test_finds_blocks_that_let_something_through if {
	every body in [{}, {"block_public_acls": "${var.block}"}] {
		s3_public_access_block.deny == _finding(_place) with input as _blocked(body)
	}
	every name in ["block_public_acls", "block_public_policy"] {
		every value in [false, "false", null] {
			body := object.union(_on, {name: value})
			s3_public_access_block.deny == _finding(array.concat(_place, [name])) with input as _blocked(body)
		}
	}
}

test_accepts_blocks if {
	s3_public_access_block.deny == set() with input as _blocked(_on)
	s3_public_access_block.unknown == set() with input as _blocked(_on)
	s3_public_access_block.deny == set() with input as _account(_on)
	s3_public_access_block.unknown == set() with input as _account(_on)
}

test_finds_buckets_in_an_account_that_blocks_nothing if {
	count(s3_public_access_block.deny) == 1 with input as _account({})
	count(s3_public_access_block.deny) == 1 with input as _account({"block_public_acls": true})
}

test_does_not_know_variables if {
	every module in [
		_blocked(object.union(_on, {"block_public_acls": "${var.block}"})),
		_blocked({"block_public_acls": "${var.block}", "block_public_policy": "${var.block}"}),
		_account(object.union(_on, {"block_public_policy": "${var.block}"})),
	] {
		s3_public_access_block.deny == set() with input as module
		count(s3_public_access_block.unknown) == 1 with input as module
	}
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x"] {
		s3_public_access_block.deny == set() with input as _blocked({
			"block_public_acls": value,
			"block_public_policy": value,
		})
	}
}

test_accepts_other_documents if {
	s3_public_access_block.deny == set() with input as {"kind": "Pod"}
}
