# METADATA
# title: Web ACL that lets attacks on Log4j through
# description: >-
#   The web ACL does not turn away requests that make an old Log4j load code from elsewhere (CVE-2021-44228): it has
#   not AWS's group of known bad inputs, or counts only what that finds, or leaves its rules for Log4j out. Web ACLs
#   whose rules are written as JSON are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html#aws-managed-rule-groups-baseline-known-bad-inputs
#     description: AWS, Known bad inputs managed rule group
#   - ref: https://nvd.nist.gov/vuln/detail/CVE-2021-44228
#     description: NIST, CVE-2021-44228
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_wafv2_web_acl]
#   remediation: >-
#     Add a rule with `managed_rule_group_statement` for `AWSManagedRulesKnownBadInputsRuleSet` of the vendor `AWS`
#     and `override_action` with `none {}`. Update Log4j all the same.
package terraform.aws.wafaclcve202144228

import data.lib.terraform

deny contains {"message": message, "at": acl.path, "resource": acl.address} if {
	some acl in _acls
	not _protects(acl)
	not _may_protect(acl)
	message := "attacks on Log4j are let through"
}

unknown contains {"message": message, "at": acl.path, "resource": acl.address} if {
	some acl in _acls
	not _protects(acl)
	_may_protect(acl)
	message := "whether attacks on Log4j are turned away is known only when Terraform runs"
}

_acls := [acl |
	some acl in terraform.resources_of(["aws_wafv2_web_acl"])
	terraform.argument(acl.body, "rule_json", null) == null
]

_protects(acl) if {
	some rule in terraform.blocks(acl, "rule")
	not rule.for_each
	_turns_away(rule)
}

_may_protect(acl) if terraform.unknown(acl.body.rule)

_may_protect(acl) if {
	some rule in terraform.blocks(acl, "rule")
	rule.for_each
	_turns_away(rule)
}

_may_protect(acl) if {
	some rule in terraform.blocks(acl, "rule")
	some group in terraform.nested(rule, ["statement", "managed_rule_group_statement"])
	terraform.unknown(group.body.name)
}

_turns_away(rule) if {
	some group in terraform.nested(rule, ["statement", "managed_rule_group_statement"])
	group.body.name == "AWSManagedRulesKnownBadInputsRuleSet"
	not _leaves_out(group)
	count(terraform.nested(rule, ["override_action", "count"])) == 0
}

# Whether a group is told to count what its rules for Log4j find, or to let it through.
_leaves_out(group) if {
	some excluded in terraform.blocks(group, "excluded_rule")
	_is_for_log4j(excluded)
}

_leaves_out(group) if {
	some override in terraform.blocks(group, "rule_action_override")
	_is_for_log4j(override)
	count(terraform.nested(override, ["action_to_use", "block"])) == 0
}

_is_for_log4j(block) if {
	is_string(block.body.name)
	startswith(block.body.name, "Log4JRCE")
}
