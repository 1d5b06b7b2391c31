package terraform.aws.cloudfront_waf_test

import data.terraform.aws.cloudfront_waf

_types := ["aws_cloudfront_distribution"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "no web ACL stands before the distribution",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_not_there if {
	every entry in [
		[{}, []],
		[{"web_acl_id": null}, ["web_acl_id"]],
		[{"web_acl_id": ""}, ["web_acl_id"]],
		[{"web_acl_id": []}, ["web_acl_id"]],
	] {
		every type in _types {
			cloudfront_waf.deny == {_finding(type, entry[1])} with input as _it(type, entry[0])
			cloudfront_waf.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_what_is_there if {
	every type in _types {
		every value in ["x", "${aws_thing.it.arn}"] {
			body := {"web_acl_id": value}
			cloudfront_waf.deny == set() with input as _it(type, body)
			cloudfront_waf.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"web_acl_id": "${var.value}"}
		cloudfront_waf.deny == set() with input as _it(type, body)
		cloudfront_waf.unknown == {object.union(
			_finding(type, ["web_acl_id"]),
			{"message": "web_acl_id is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		cloudfront_waf.deny == set() with input as document
		cloudfront_waf.unknown == set() with input as document
	}
}
