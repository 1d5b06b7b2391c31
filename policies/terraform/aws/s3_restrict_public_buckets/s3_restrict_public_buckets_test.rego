package terraform.aws.s3_restrict_public_buckets_test

import data.lib.fix
import data.terraform.aws.s3_restrict_public_buckets

_it(body) := {"resource": {"aws_s3_bucket_public_access_block": {"it": [body]}}}

_path := ["resource", "aws_s3_bucket_public_access_block", "it", 0]

test_finds_settings_that_are_off if {
	every value in [false, "false"] {
		fix.bare(s3_restrict_public_buckets.deny) == {{
			"message": "public bucket policies still count for everybody",
			"at": array.concat(_path, ["restrict_public_buckets"]),
			"resource": "aws_s3_bucket_public_access_block.it",
		}} with input as _it({"restrict_public_buckets": value})
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(s3_restrict_public_buckets.deny) == {{
		"message": "public bucket policies still count for everybody",
		"at": _path,
		"resource": "aws_s3_bucket_public_access_block.it",
	}} with input as _it({})
}

test_accepts_the_right_value if {
	s3_restrict_public_buckets.deny == set() with input as _it({"restrict_public_buckets": true})
	s3_restrict_public_buckets.deny == set() with input as _it({"restrict_public_buckets": "true"})
}

test_does_not_know_a_variable if {
	s3_restrict_public_buckets.deny == set() with input as _it({"restrict_public_buckets": "${var.value}"})
	s3_restrict_public_buckets.unknown == {{
		"message": "restrict_public_buckets is known only when Terraform runs",
		"at": array.concat(_path, ["restrict_public_buckets"]),
		"resource": "aws_s3_bucket_public_access_block.it",
	}} with input as _it({"restrict_public_buckets": "${var.value}"})
	s3_restrict_public_buckets.unknown == set() with input as _it({"restrict_public_buckets": true})
}

test_finds_the_account_too if {
	fix.bare(s3_restrict_public_buckets.deny) == {{
		"message": "public bucket policies still count for everybody",
		"at": ["resource", "aws_s3_account_public_access_block", "all", 0],
		"resource": "aws_s3_account_public_access_block.all",
	}} with input as {"resource": {"aws_s3_account_public_access_block": {"all": [{}]}}}
}

test_accepts_buckets_in_an_account_that_blocks if {
	account := {"aws_s3_account_public_access_block": {"all": [{"restrict_public_buckets": true}]}}
	s3_restrict_public_buckets.deny == set() with input as {"resource": object.union(_it({}).resource, account)}
}

test_does_not_know_what_an_account_may_block if {
	every block in [{"restrict_public_buckets": "${var.on}"}, {"restrict_public_buckets": true, "count": "${var.on ? 1 : 0}"}] {
		account := {"aws_s3_account_public_access_block": {"all": [block]}}
		module := {"resource": object.union(_it({"restrict_public_buckets": false}).resource, account)}
		s3_restrict_public_buckets.deny == set() with input as module
		some finding in s3_restrict_public_buckets.unknown with input as module
		finding.resource == "aws_s3_bucket_public_access_block.it"
	}
}

test_accepts_other_documents if {
	s3_restrict_public_buckets.deny == set() with input as {"kind": "Pod"}
}
