package terraform.aws.wafaclcve202144228_test

import data.terraform.aws.wafaclcve202144228

_group := {"name": "AWSManagedRulesKnownBadInputsRuleSet", "vendor_name": "AWS"}

_rule(group, override) := {
	"override_action": [override],
	"statement": [{"managed_rule_group_statement": [object.union(_group, group)]}],
}

_acl(body) := {"resource": {"aws_wafv2_web_acl": {"it": [body]}}}

_finding(message) := {{"message": message, "at": ["resource", "aws_wafv2_web_acl", "it", 0], "resource": "aws_wafv2_web_acl.it"}}

_message := "attacks on Log4j are let through"

_none := {"none": [{}]}

test_finds_web_acls_without_the_group if {
	wafaclcve202144228.deny == _finding(_message) with input as _acl({})
	other := _rule({"name": "AWSManagedRulesCommonRuleSet"}, _none)
	wafaclcve202144228.deny == _finding(_message) with input as _acl({"rule": [other]})
}

test_finds_web_acls_that_only_count if {
	every rule in [
		_rule({}, {"count": [{}]}),
		_rule({"excluded_rule": [{"name": "Log4JRCE"}]}, _none),
		_rule({"rule_action_override": [{"name": "Log4JRCE_BODY", "action_to_use": [{"count": [{}]}]}]}, _none),
	] {
		wafaclcve202144228.deny == _finding(_message) with input as _acl({"rule": [rule]})
	}
}

test_accepts_web_acls_with_the_group if {
	every rule in [
		_rule({}, _none),
		_rule({"excluded_rule": [{"name": "Host_localhost_HEADER"}]}, _none),
		_rule({"rule_action_override": [{"name": "Log4JRCE_BODY", "action_to_use": [{"block": [{}]}]}]}, _none),
	] {
		wafaclcve202144228.deny == set() with input as _acl({"rule": [{"name": "first"}, rule]})
		wafaclcve202144228.unknown == set() with input as _acl({"rule": [{"name": "first"}, rule]})
	}
	wafaclcve202144228.deny == set() with input as _acl({"rule_json": "[]"})
}

test_does_not_know_variables if {
	message := "whether attacks on Log4j are turned away is known only when Terraform runs"
	every body in [
		{"rule": "${var.rules}"},
		{"rule": [_rule({"name": "${var.group}"}, _none)]},
		{"dynamic": {"rule": [{"for_each": "${var.groups}", "content": [_rule({"name": "${rule.value}"}, _none)]}]}},
		{"dynamic": {"rule": [{"for_each": "${var.on ? [1] : []}", "content": [_rule({}, _none)]}]}},
	] {
		wafaclcve202144228.deny == set() with input as _acl(body)
		wafaclcve202144228.unknown == _finding(message) with input as _acl(body)
	}
}

test_accepts_odd_shapes if {
	every value in [7, [], {}, "x", [7], [{"statement": 7}], [{"statement": [{"managed_rule_group_statement": [7]}]}]] {
		count(wafaclcve202144228.deny) == 1 with input as _acl({"rule": value})
	}
}

test_accepts_other_documents if {
	wafaclcve202144228.deny == set() with input as {"kind": "Pod"}
}
