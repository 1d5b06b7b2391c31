package terraform.aws.cloudfront_origin_not_https_only_test

import data.terraform.aws.cloudfront_origin_not_https_only as rule

_origin(policy) := {"custom_origin_config": [{"origin_protocol_policy": policy}]}

_it(policy, more) := {"resource": {"aws_cloudfront_distribution": {"it": [object.union({"origin": [_origin(policy)]}, more)]}}}

_finding := {
	"message": "servers are reached over plain HTTP",
	"at": [
		"resource", "aws_cloudfront_distribution", "it", 0, "origin", 0, "custom_origin_config", 0,
		"origin_protocol_policy",
	],
	"resource": "aws_cloudfront_distribution.it",
}

_viewers(policy) := {"ordered_cache_behavior": [{"viewer_protocol_policy": policy}]}

test_finds_plain_http if {
	rule.deny == {_finding} with input as _it("http-only", {"enabled": true})
	rule.deny == {_finding} with input as _it("match-viewer", _viewers("allow-all"))
}

test_accepts_https if {
	every module in [
		_it("https-only", _viewers("allow-all")),
		_it("match-viewer", _viewers("redirect-to-https")),
		_it("http-only", {"enabled": false}),
	] {
		rule.deny == set() with input as module
		rule.unknown == set() with input as module
	}
}

test_does_not_know_variables if {
	block := {"for_each": "${var.origins}", "content": [_origin("http-only")]}
	dynamic := {"resource": {"aws_cloudfront_distribution": {"it": [{"dynamic": {"origin": [block]}}]}}}
	every module in [_it("${var.policy}", {}), dynamic] {
		rule.deny == set() with input as module
		count(rule.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_cloudfront_distribution": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
