package terraform.aws.cloudfront_https_test

import data.terraform.aws.cloudfront_https

_distribution(body) := {"resource": {"aws_cloudfront_distribution": {"site": [body]}}}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_cloudfront_distribution", "site", 0], place),
	"resource": "aws_cloudfront_distribution.site",
}}

test_finds_plain_http if {
	cloudfront_https.deny == _finding(
		"viewers may use plain HTTP",
		["default_cache_behavior", 0, "viewer_protocol_policy"],
	) with input as _distribution({"default_cache_behavior": [{"viewer_protocol_policy": "allow-all"}]})
	cloudfront_https.deny == _finding(
		"viewers may use plain HTTP",
		["ordered_cache_behavior", 1, "viewer_protocol_policy"],
	) with input as _distribution({
		"default_cache_behavior": [{"viewer_protocol_policy": "https-only"}],
		"ordered_cache_behavior": [
			{"viewer_protocol_policy": "redirect-to-https"},
			{"viewer_protocol_policy": "allow-all"},
		],
	})
}

test_accepts_https if {
	every policy in ["https-only", "redirect-to-https"] {
		cloudfront_https.deny == set() with input as _distribution({"default_cache_behavior": [{"viewer_protocol_policy": policy}]})
	}
	cloudfront_https.deny == set() with input as _distribution({})
}

test_does_not_know_a_variable if {
	body := {"default_cache_behavior": [{"viewer_protocol_policy": "${var.policy}"}]}
	cloudfront_https.deny == set() with input as _distribution(body)
	cloudfront_https.unknown == _finding(
		"default_cache_behavior.viewer_protocol_policy is known only when Terraform runs",
		["default_cache_behavior", 0, "viewer_protocol_policy"],
	) with input as _distribution(body)
}

test_accepts_other_documents if {
	cloudfront_https.deny == set() with input as {"kind": "Pod"}
}
