package terraform.aws.cloud_front_uses_secure_protocols_for_https_test

import data.terraform.aws.cloud_front_uses_secure_protocols_for_https as rule

_origin(protocols) := {"custom_origin_config": [{"origin_ssl_protocols": protocols}]}

_it(protocols) := {"resource": {"aws_cloudfront_distribution": {"it": [{"origin": [_origin(protocols)]}]}}}

_path := ["resource", "aws_cloudfront_distribution", "it", 0, "origin", 0, "custom_origin_config", 0, "origin_ssl_protocols"]

test_finds_ssl if {
	every protocols in [["SSLv3"], ["TLSv1.2", "SSLv3"], ["SSLv3", "${var.more}"]] {
		rule.deny == {{
			"message": "servers are reached over SSL 3.0",
			"at": _path,
			"resource": "aws_cloudfront_distribution.it",
		}} with input as _it(protocols)
		rule.unknown == set() with input as _it(protocols)
	}
}

test_accepts_tls if {
	every protocols in [["TLSv1.2"], ["TLSv1"], [], null] {
		rule.deny == set() with input as _it(protocols)
		rule.unknown == set() with input as _it(protocols)
	}
}

test_does_not_know_variables if {
	block := {"for_each": "${var.origins}", "content": [_origin(["SSLv3"])]}
	dynamic := {"resource": {"aws_cloudfront_distribution": {"it": [{"dynamic": {"origin": [block]}}]}}}
	every module in [_it("${var.protocols}"), _it(["${var.protocol}"]), dynamic] {
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
