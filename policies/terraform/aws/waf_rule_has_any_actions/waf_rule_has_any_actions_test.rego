package terraform.aws.waf_rule_has_any_actions_test

import data.terraform.aws.waf_rule_has_any_actions

_acl(rule) := {"resource": {"aws_wafv2_web_acl": {"it": [{"rule": [object.union({"name": "r", "priority": 1}, rule)]}]}}}

_finding(place) := {{
	"message": "rule has no action",
	"at": array.concat(["resource", "aws_wafv2_web_acl", "it", 0], place),
	"resource": "aws_wafv2_web_acl.it",
}}

test_finds_rules_without_an_action if {
	every rule in [{}, {"action": [{}]}, {"override_action": []}, {"action": null}, {"statement": [{"geo_match_statement": [{}]}]}] {
		waf_rule_has_any_actions.deny == _finding(["rule", 0]) with input as _acl(rule)
	}
}

test_finds_rules_of_every_type if {
	found := waf_rule_has_any_actions.deny with input as {"resource": {
		"aws_waf_rule_group": {"a": [{"activated_rule": [{"priority": 1}]}]},
		"aws_waf_web_acl": {"b": [{"rules": [{"priority": 1}]}]},
		"aws_wafregional_web_acl": {"c": [{"rule": [{"priority": 1}]}]},
	}}
	{finding.resource | some finding in found} == {
		"aws_waf_rule_group.a",
		"aws_waf_web_acl.b",
		"aws_wafregional_web_acl.c",
	}
}

test_accepts_rules_with_an_action if {
	every rule in [
		{"action": [{"block": [{}]}]},
		{"action": [{"type": "COUNT"}]},
		{"override_action": [{"none": [{}]}]},
		{"action": "${var.action}"},
		{"statement": [{"managed_rule_group_statement": [{"name": "AWSManagedRulesCommonRuleSet"}]}]},
	] {
		waf_rule_has_any_actions.deny == set() with input as _acl(rule)
	}
	waf_rule_has_any_actions.deny == set() with input as {"resource": {"aws_wafv2_web_acl": {"it": [{"rule": 7}]}}}
	waf_rule_has_any_actions.deny == set() with input as {"resource": {"aws_wafv2_web_acl": {"it": [{}]}}}
}

test_accepts_other_documents if {
	waf_rule_has_any_actions.deny == set() with input as {"kind": "Pod"}
}
