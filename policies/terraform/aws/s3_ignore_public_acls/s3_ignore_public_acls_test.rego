package terraform.aws.s3_ignore_public_acls_test

import data.lib.fix
import data.terraform.aws.s3_ignore_public_acls

_it(body) := {"resource": {"aws_s3_bucket_public_access_block": {"it": [body]}}}

_path := ["resource", "aws_s3_bucket_public_access_block", "it", 0]

test_finds_settings_that_are_off if {
	every value in [false, "false"] {
		fix.bare(s3_ignore_public_acls.deny) == {{
			"message": "public access control lists still count",
			"at": array.concat(_path, ["ignore_public_acls"]),
			"resource": "aws_s3_bucket_public_access_block.it",
		}} with input as _it({"ignore_public_acls": value})
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(s3_ignore_public_acls.deny) == {{
		"message": "public access control lists still count",
		"at": _path,
		"resource": "aws_s3_bucket_public_access_block.it",
	}} with input as _it({})
}

test_accepts_the_right_value if {
	s3_ignore_public_acls.deny == set() with input as _it({"ignore_public_acls": true})
	s3_ignore_public_acls.deny == set() with input as _it({"ignore_public_acls": "true"})
}

test_does_not_know_a_variable if {
	s3_ignore_public_acls.deny == set() with input as _it({"ignore_public_acls": "${var.value}"})
	s3_ignore_public_acls.unknown == {{
		"message": "ignore_public_acls is known only when Terraform runs",
		"at": array.concat(_path, ["ignore_public_acls"]),
		"resource": "aws_s3_bucket_public_access_block.it",
	}} with input as _it({"ignore_public_acls": "${var.value}"})
	s3_ignore_public_acls.unknown == set() with input as _it({"ignore_public_acls": true})
}

test_finds_the_account_too if {
	fix.bare(s3_ignore_public_acls.deny) == {{
		"message": "public access control lists still count",
		"at": ["resource", "aws_s3_account_public_access_block", "all", 0],
		"resource": "aws_s3_account_public_access_block.all",
	}} with input as {"resource": {"aws_s3_account_public_access_block": {"all": [{}]}}}
}

test_accepts_buckets_in_an_account_that_blocks if {
	account := {"aws_s3_account_public_access_block": {"all": [{"ignore_public_acls": true}]}}
	s3_ignore_public_acls.deny == set() with input as {"resource": object.union(_it({}).resource, account)}
}

test_does_not_know_what_an_account_may_block if {
	every block in [{"ignore_public_acls": "${var.on}"}, {"ignore_public_acls": true, "count": "${var.on ? 1 : 0}"}] {
		account := {"aws_s3_account_public_access_block": {"all": [block]}}
		module := {"resource": object.union(_it({"ignore_public_acls": false}).resource, account)}
		s3_ignore_public_acls.deny == set() with input as module
		some finding in s3_ignore_public_acls.unknown with input as module
		finding.resource == "aws_s3_bucket_public_access_block.it"
	}
}

test_accepts_other_documents if {
	s3_ignore_public_acls.deny == set() with input as {"kind": "Pod"}
}
