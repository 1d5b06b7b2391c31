package lib.aws_waf_test

import data.lib.aws_waf
import data.lib.terraform

_answers := [answer |
	some balancer in terraform.resources_of(["aws_lb"])
	answer := aws_waf.knows_attacks(balancer)
]

_rule(name) := {"override_action": [{"none": [{}]}], "statement": [{"managed_rule_group_statement": [{"name": name}]}]}

_module(acl) := {"resource": {
	"aws_lb": {"web": [{}]},
	"aws_wafv2_web_acl": {"web": [acl]},
	"aws_wafv2_web_acl_association": {"it": [{
		"resource_arn": "${aws_lb.web.arn}",
		"web_acl_arn": "${aws_wafv2_web_acl.web.arn}",
	}]},
}}

_known := "AWSManagedRulesKnownBadInputsRuleSet"

test_finds_rules_for_known_attacks if {
	_answers == [true] with input as _module({"rule": [_rule("AWSManagedRulesCommonRuleSet"), _rule(_known)]})
	_answers == [false] with input as _module({"rule": [_rule("AWSManagedRulesCommonRuleSet")]})
	_answers == [false] with input as _module({})
	counted := object.union(_rule(_known), {"override_action": [{"count": [{}]}]})
	_answers == [true] with input as _module({"rule": [counted]})
}

test_does_not_know_variables if {
	_answers == ["${var.group}"] with input as _module({"rule": [_rule("${var.group}")]})
	dynamic := {"rule": [{"for_each": "${var.rules}", "content": [_rule("${rule.value}")]}]}
	count(_answers) == 1 with input as _module({"dynamic": dynamic})
	_answers == ["${aws_wafv2_web_acl.web.rule_json}"] with input as _module({"rule_json": "{}"})
}

test_has_no_answer_without_a_web_acl if {
	_answers == [] with input as {"resource": {"aws_lb": {"web": [{}]}}}
	_answers == [] with input as object.union(
		_module({}),
		{"resource": {"aws_wafv2_web_acl_association": {"it": [{
			"resource_arn": "${aws_lb.web.arn}",
			"web_acl_arn": "${var.acl}",
		}]}}},
	)
}

test_reads_arguments_of_distributions if {
	module := {"resource": {
		"aws_cloudfront_distribution": {"site": [{"web_acl_id": "${aws_wafv2_web_acl.site.arn}"}]},
		"aws_wafv2_web_acl": {"site": [{"rule": [_rule(_known)]}]},
	}}
	answers := [answer |
		some site in terraform.resources_of(["aws_cloudfront_distribution"])
		answer := aws_waf.knows_attacks(site)
	] with input as module
	answers == [true]
}
