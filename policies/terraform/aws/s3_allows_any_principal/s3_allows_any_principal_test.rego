package terraform.aws.s3_allows_any_principal_test

import data.terraform.aws.s3_allows_any_principal

_statement := {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::shop-pages/*"}

_module(statement, beside) := {"resource": object.union(
	{
		"aws_s3_bucket": {"pages": [{"bucket": "shop-pages"}]},
		"aws_s3_bucket_policy": {"pages": [{
			"bucket": "${aws_s3_bucket.pages.id}",
			"policy": json.marshal({"Statement": [statement]}),
		}]},
	},
	beside,
)}

_block(body) := {"aws_s3_bucket_public_access_block": {"pages": [object.union(
	{"bucket": "${aws_s3_bucket.pages.id}"},
	body,
)]}}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_s3_bucket_policy", "pages", 0, "policy"],
	"resource": "aws_s3_bucket_policy.pages",
}}

_open := "whether the policy lets everybody in is known only when Terraform runs"

test_finds_policies_for_everybody if {
	every principal in ["*", {"AWS": "*"}, {"AWS": ["arn:aws:iam::111122223333:root", "*"]}] {
		statement := object.union(_statement, {"Principal": principal})
		s3_allows_any_principal.deny == _finding("policy lets everybody in") with input as _module(statement, {})
	}
	off := _block({"block_public_policy": false, "ignore_public_acls": true})
	s3_allows_any_principal.deny == _finding("policy lets everybody in") with input as _module(_statement, off)
}

test_finds_policies_in_the_bucket_and_documents if {
	s3_allows_any_principal.deny == {{
		"message": "policy lets everybody in",
		"at": ["data", "aws_iam_policy_document", "d", 0, "statement", 0],
		"resource": "aws_s3_bucket.pages",
	}} with input as {
		"resource": {"aws_s3_bucket": {"pages": [{"policy": "${data.aws_iam_policy_document.d.json}"}]}},
		"data": {"aws_iam_policy_document": {"d": [{"statement": [{
			"actions": ["s3:GetObject"],
			"principals": [{"type": "*", "identifiers": ["*"]}],
		}]}]}},
	}
}

test_accepts_policies_for_somebody if {
	every part in [
		{"Principal": {"AWS": "arn:aws:iam::111122223333:root"}},
		{"Effect": "Deny"},
		{"Condition": {"StringEquals": {"aws:SourceVpce": "vpce-1"}}},
		{"Principal": {"Service": "cloudfront.amazonaws.com"}},
	] {
		s3_allows_any_principal.deny == set() with input as _module(object.union(_statement, part), {})
		s3_allows_any_principal.unknown == set() with input as _module(object.union(_statement, part), {})
	}
}

test_accepts_policies_that_are_held_back if {
	every beside in [
		_block({"restrict_public_buckets": true}),
		_block({"block_public_policy": true}),
		{"aws_s3_account_public_access_block": {"all": [{"restrict_public_buckets": true}]}},
	] {
		s3_allows_any_principal.deny == set() with input as _module(_statement, beside)
		s3_allows_any_principal.unknown == set() with input as _module(_statement, beside)
	}
}

test_does_not_know_variables if {
	who := object.union(_statement, {"Principal": {"AWS": "${var.who}"}})
	every module in [
		_module(who, {}),
		_module(_statement, _block({"restrict_public_buckets": "${var.restrict}"})),
		_module(_statement, _block({"restrict_public_buckets": true, "count": "${var.restrict ? 1 : 0}"})),
	] {
		s3_allows_any_principal.deny == set() with input as module
		s3_allows_any_principal.unknown == _finding(_open) with input as module
	}
	unread := {"resource": {"aws_s3_bucket_policy": {"pages": [{"policy": "${file(\"p.json\")}"}]}}}
	message := "policy stands in a file of its own, which is not read"
	s3_allows_any_principal.unknown == _finding(message) with input as unread
}

test_accepts_other_documents if {
	s3_allows_any_principal.deny == set() with input as {"kind": "Pod"}
}
