package terraform.aws.s3_secure_data_transport_test

import data.terraform.aws.s3_secure_data_transport

_refusal := {
	"Effect": "Deny",
	"Principal": "*",
	"Action": "s3:*",
	"Resource": "arn:aws:s3:::b/*",
	"Condition": {"Bool": {"aws:SecureTransport": "false"}},
}

_policy(text) := {"resource": {
	"aws_s3_bucket": {"b": [{"bucket": "b"}]},
	"aws_s3_bucket_policy": {"p": [{"bucket": "${aws_s3_bucket.b.id}", "policy": text}]},
}}

_statements(list) := _policy(json.marshal({"Statement": list}))

_finding := {{
	"message": "policy does not refuse requests without TLS",
	"at": ["resource", "aws_s3_bucket_policy", "p", 0, "policy"],
	"resource": "aws_s3_bucket_policy.p",
}}

test_finds_buckets_without_a_policy if {
	s3_secure_data_transport.deny == {{
		"message": "no policy refuses requests without TLS",
		"at": ["resource", "aws_s3_bucket", "b", 0],
		"resource": "aws_s3_bucket.b",
	}} with input as {"resource": {"aws_s3_bucket": {"b": [{"bucket": "b"}]}}}
}

test_finds_policies_that_refuse_something_else if {
	every part in [
		{"Effect": "Allow"},
		{"Condition": {"Bool": {"aws:SecureTransport": "true"}}},
		{"Condition": null},
		{"Principal": {"AWS": "arn:aws:iam::111122223333:user/ana"}},
	] {
		s3_secure_data_transport.deny == _finding with input as _statements([object.union(_refusal, part)])
	}
	s3_secure_data_transport.deny == _finding with input as _statements([])
}

test_accepts_policies_that_refuse_plain_requests if {
	every part in [{}, {"Principal": {"AWS": ["*"]}}, {"Condition": {"Bool": {"AWS:securetransport": [false]}}}] {
		module := _statements([{"Effect": "Allow", "Principal": {"AWS": "1"}}, object.union(_refusal, part)])
		s3_secure_data_transport.deny == set() with input as module
		s3_secure_data_transport.unknown == set() with input as module
	}
	own := {"resource": {"aws_s3_bucket": {"b": [{"policy": json.marshal({"Statement": [_refusal]})}]}}}
	s3_secure_data_transport.deny == set() with input as own
}

test_accepts_documents_that_refuse_plain_requests if {
	s3_secure_data_transport.deny == set() with input as object.union(_policy("${data.aws_iam_policy_document.d.json}"), {
		"data": {"aws_iam_policy_document": {"d": [{"statement": [{
			"effect": "Deny",
			"actions": ["s3:*"],
			"principals": [{"type": "*", "identifiers": ["*"]}],
			"condition": [{"test": "Bool", "variable": "aws:SecureTransport", "values": ["false"]}],
		}]}]}},
	})
}

_made(base) := object.union(_policy("${data.aws_iam_policy_document.d.json}"), {"data": {"aws_iam_policy_document": {
	"d": [{"source_policy_documents": ["${data.aws_iam_policy_document.middle[0].json}"]}],
	"middle": [{"source_policy_documents": ["${data.aws_iam_policy_document.base.json}"]}],
	"base": [base],
}}})

test_follows_documents_through_others if {
	refusing := _made({"statement": [{
		"effect": "Deny",
		"principals": [{"type": "AWS", "identifiers": ["*"]}],
		"condition": [{"test": "Bool", "variable": "aws:SecureTransport", "values": ["false"]}],
	}]})
	s3_secure_data_transport.deny == set() with input as refusing
	s3_secure_data_transport.unknown == set() with input as refusing
	count(s3_secure_data_transport.deny) == 1 with input as _made({"statement": [{"actions": ["s3:GetObject"]}]})
	open := _made({"override_policy_documents": ["${var.custom}"]})
	s3_secure_data_transport.deny == set() with input as open
	count(s3_secure_data_transport.unknown) == 1 with input as open
}

test_does_not_know_variables if {
	every text in ["${var.policy}", "${file(\"p.json\")}", "${module.policies.json}"] {
		s3_secure_data_transport.deny == set() with input as _policy(text)
		count(s3_secure_data_transport.unknown) == 1 with input as _policy(text)
	}
	elsewhere := {"resource": {
		"aws_s3_bucket": {"b": [{}]},
		"aws_s3_bucket_policy": {"p": [{"bucket": "${each.value}", "policy": json.marshal({"Statement": [_refusal]})}]},
	}}
	s3_secure_data_transport.deny == set() with input as elsewhere
	count(s3_secure_data_transport.unknown) == 1 with input as elsewhere
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7] {
		count(s3_secure_data_transport.deny) <= 1 with input as _policy(value)
	}
}

test_accepts_other_documents if {
	s3_secure_data_transport.deny == set() with input as {"kind": "Pod"}
}
