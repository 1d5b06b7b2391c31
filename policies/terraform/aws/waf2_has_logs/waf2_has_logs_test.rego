package terraform.aws.waf2_has_logs_test

import data.terraform.aws.waf2_has_logs as rule

_module(resource, beside) := {"resource": {
	"aws_wafv2_web_acl": {"it": [resource]},
	"aws_wafv2_web_acl_logging_configuration": {"x": [beside]},
}}

_named := {"resource_arn": "${aws_wafv2_web_acl.it.arn}"}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_wafv2_web_acl", "it", 0],
	"resource": "aws_wafv2_web_acl.it",
}}

test_finds_what_nothing_completes if {
	rule.deny == _finding("web ACL writes no logs") with input as {"resource": {"aws_wafv2_web_acl": {"it": [{}]}}}
	other := {"resource_arn": "${aws_wafv2_web_acl.other.arn}"}
	rule.deny == _finding("web ACL writes no logs") with input as _module({}, other)
	rule.deny == _finding("web ACL writes no logs") with input as _module({"count": 2}, {"resource_arn": "${aws_wafv2_web_acl.it[0].arn}"})
}

test_accepts_what_is_completed if {
	rule.deny == set() with input as _module({}, _named)
	rule.unknown == set() with input as _module({}, _named)
	rule.deny == set() with input as _module({"count": 0}, {})
}

test_does_not_know_what_may_be_missing if {
	beside := object.union(_named, {"count": "${var.on ? 1 : 0}"})
	rule.deny == set() with input as _module({}, beside)
	rule.unknown == _finding("resource_arn of aws_wafv2_web_acl_logging_configuration is known only when Terraform runs") with input as _module({}, beside)
	loop := {"for_each": "${var.all}", "resource_arn": "${each.value}"}
	rule.deny == set() with input as _module({}, loop)
	count(rule.unknown) == 1 with input as _module({}, loop)
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, null] {
		count(rule.deny) == 1 with input as _module({}, {"resource_arn": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
