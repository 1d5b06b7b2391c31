package terraform.aws.s3_public_acl_test

import data.terraform.aws.s3_public_acl

_acl(body) := {"resource": {
	"aws_s3_bucket": {"logs": [{"bucket": "logs"}]},
	"aws_s3_bucket_acl": {"logs": [object.union({"bucket": "${aws_s3_bucket.logs.id}"}, body)]},
}}

_grant(uri) := _acl({"access_control_policy": [{"grant": [{"permission": "READ", "grantee": [{"uri": uri}]}]}]})

test_finds_a_public_list_in_the_bucket if {
	s3_public_acl.deny == {{
		"message": "access control list is public-read",
		"at": ["resource", "aws_s3_bucket", "logs", 0, "acl"],
		"resource": "aws_s3_bucket.logs",
	}} with input as {"resource": {"aws_s3_bucket": {"logs": [{"acl": "public-read"}]}}}
}

test_finds_a_public_list_beside_the_bucket if {
	s3_public_acl.deny == {{
		"message": "access control list is authenticated-read",
		"at": ["resource", "aws_s3_bucket_acl", "logs", 0, "acl"],
		"resource": "aws_s3_bucket.logs",
	}} with input as _acl({"acl": "authenticated-read"})
}

test_finds_a_list_of_a_bucket_that_is_elsewhere if {
	s3_public_acl.deny == {{
		"message": "access control list is public-read-write",
		"at": ["resource", "aws_s3_bucket_acl", "logs", 0, "acl"],
		"resource": "aws_s3_bucket_acl.logs",
	}} with input as {"resource": {"aws_s3_bucket_acl": {"logs": [{"bucket": "x", "acl": "public-read-write"}]}}}
}

_object(type, blocked) := {"resource": {
	"aws_s3_bucket": {"logs": [{"bucket": "logs"}]},
	"aws_s3_bucket_public_access_block": {"logs": [{
		"bucket": "${aws_s3_bucket.logs.id}",
		"ignore_public_acls": blocked,
	}]},
	type: {"page": [{"bucket": "${aws_s3_bucket.logs.id}", "acl": "public-read"}]},
}}

test_finds_public_lists_of_objects if {
	every type in ["aws_s3_bucket_object", "aws_s3_object", "aws_s3_object_copy"] {
		s3_public_acl.deny == {{
			"message": "access control list is public-read",
			"at": ["resource", type, "page", 0, "acl"],
			"resource": "aws_s3_bucket.logs",
		}} with input as _object(type, false)
		s3_public_acl.deny == set() with input as _object(type, true)
	}
}

test_finds_grants_to_everybody if {
	at := ["resource", "aws_s3_bucket_acl", "logs", 0, "access_control_policy", 0, "grant", 0, "grantee", 0, "uri"]
	s3_public_acl.deny == {{
		"message": "access control list grants rights to everybody",
		"at": at,
		"resource": "aws_s3_bucket.logs",
	}} with input as _grant("http://acs.amazonaws.com/groups/global/AllUsers")
	s3_public_acl.deny == {{
		"message": "access control list grants rights to everybody with an AWS account",
		"at": at,
		"resource": "aws_s3_bucket.logs",
	}} with input as _grant("http://acs.amazonaws.com/groups/global/AuthenticatedUsers")
}

test_finds_grants_in_the_bucket if {
	s3_public_acl.deny == {{
		"message": "access control list grants rights to everybody",
		"at": ["resource", "aws_s3_bucket", "logs", 0, "grant", 0, "uri"],
		"resource": "aws_s3_bucket.logs",
	}} with input as {"resource": {"aws_s3_bucket": {"logs": [{"grant": [{
		"type": "Group",
		"uri": "http://acs.amazonaws.com/groups/global/AllUsers",
	}]}]}}}
}

test_accepts_private_and_unknown_lists if {
	s3_public_acl.deny == set() with input as _acl({"acl": "private"})
	s3_public_acl.deny == set() with input as _acl({"acl": "${var.acl}"})
	s3_public_acl.deny == set() with input as _acl({})
	s3_public_acl.deny == set() with input as _grant("http://acs.amazonaws.com/groups/s3/LogDelivery")
}

test_accepts_lists_that_are_ignored if {
	blocked := {"aws_s3_bucket_public_access_block": {"logs": [{
		"bucket": "${aws_s3_bucket.logs.id}",
		"ignore_public_acls": true,
	}]}}
	module := _acl({"acl": "public-read"})
	s3_public_acl.deny == set() with input as {"resource": object.union(module.resource, blocked)}
}

test_finds_lists_that_another_block_ignores if {
	other := {"aws_s3_bucket_public_access_block": {"data": [{"bucket": "x", "ignore_public_acls": true}]}}
	module := _acl({"acl": "public-read"})
	count(s3_public_acl.deny) == 1 with input as {"resource": object.union(module.resource, other)}
}

test_accepts_lists_that_the_account_ignores if {
	account := {"aws_s3_account_public_access_block": {"all": [{"ignore_public_acls": true}]}}
	module := _acl({"acl": "public-read"})
	s3_public_acl.deny == set() with input as {"resource": object.union(module.resource, account)}
}

test_does_not_know_lists_with_a_variable if {
	s3_public_acl.unknown == {{
		"message": "acl is known only when Terraform runs",
		"at": ["resource", "aws_s3_bucket_acl", "logs", 0, "acl"],
		"resource": "aws_s3_bucket.logs",
	}} with input as _acl({"acl": "${var.acl}"})
}

_ignoring(index, block) := {"resource": {
	"aws_s3_bucket": {"logs": [{"count": 2}]},
	"aws_s3_bucket_public_access_block": {"logs": [object.union(
		{"bucket": "${aws_s3_bucket.logs[0].id}", "ignore_public_acls": true},
		block,
	)]},
	"aws_s3_bucket_acl": {"logs": [{"bucket": sprintf("${aws_s3_bucket.logs[%d].id}", [index]), "acl": "public-read"}]},
}}

test_finds_a_bucket_beside_one_that_ignores_lists if {
	count(s3_public_acl.deny) == 1 with input as _ignoring(1, {})
	s3_public_acl.deny == set() with input as _ignoring(0, {})
	s3_public_acl.unknown == set() with input as _ignoring(0, {})
}

test_does_not_know_whether_lists_are_ignored if {
	every block in [{"ignore_public_acls": "${var.ignore}"}, {"count": "${var.ignore ? 1 : 0}"}] {
		s3_public_acl.deny == set() with input as _ignoring(0, block)
		{finding.resource | some finding in s3_public_acl.unknown} == {"aws_s3_bucket.logs"} with input as _ignoring(0, block)
	}
	account := {"resource": {
		"aws_s3_bucket": {"logs": [{"acl": "public-read"}]},
		"aws_s3_account_public_access_block": {"all": [{"ignore_public_acls": "${var.ignore}"}]},
	}}
	s3_public_acl.deny == set() with input as account
	s3_public_acl.unknown == {{
		"message": "ignore_public_acls is known only when Terraform runs",
		"at": ["resource", "aws_s3_account_public_access_block", "all", 0, "ignore_public_acls"],
		"resource": "aws_s3_bucket.logs",
	}} with input as account
}

test_accepts_other_documents if {
	s3_public_acl.deny == set() with input as {"kind": "Pod"}
}
