package terraform.aws.waf_has_any_rules_test

import data.terraform.aws.waf_has_any_rules

_acl(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, message, place) := {{
	"message": message,
	"at": array.concat(["resource", type, "it", 0], place),
	"resource": sprintf("%s.it", [type]),
}}

_types := {"aws_waf_web_acl": "rules", "aws_wafregional_web_acl": "rule", "aws_wafv2_web_acl": "rule"}

test_finds_web_acls_without_rules if {
	every type, name in _types {
		waf_has_any_rules.deny == _finding(type, "web ACL has no rules", []) with input as _acl(type, {})
		every rules in [[], [{}], null] {
			found := waf_has_any_rules.deny with input as _acl(type, {name: rules})
			found == _finding(type, "web ACL has no rules", [name])
		}
	}
}

test_accepts_web_acls_with_rules if {
	every type, name in _types {
		waf_has_any_rules.deny == set() with input as _acl(type, {name: [{"priority": 1}]})
		waf_has_any_rules.unknown == set() with input as _acl(type, {name: [{}, {"priority": 1}]})
	}
	waf_has_any_rules.deny == set() with input as _acl("aws_wafv2_web_acl", {"rule_json": "[{}]"})
}

test_accepts_web_acls_that_another_resource_completes if {
	waf_has_any_rules.deny == set() with input as {"resource": {
		"aws_wafv2_web_acl": {"it": [{}]},
		"aws_wafv2_web_acl_rule_group_association": {"x": [{"web_acl_arn": "${aws_wafv2_web_acl.it.arn}"}]},
	}}
}

test_does_not_know_rules_that_may_be_missing if {
	dynamic := {"dynamic": {"rule": [{"for_each": "${var.rules}", "content": [{"name": "${rule.value}"}]}]}}
	waf_has_any_rules.deny == set() with input as _acl("aws_wafv2_web_acl", dynamic)
	count(waf_has_any_rules.unknown) == 1 with input as _acl("aws_wafv2_web_acl", dynamic)
}

test_accepts_other_documents if {
	waf_has_any_rules.deny == set() with input as {"kind": "Pod"}
}
