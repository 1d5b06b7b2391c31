# METADATA
# title: WAF rule without an action
# description: >-
#   A rule of a web ACL or rule group says neither what to do with a request that it finds (`action`) nor what of its
#   group holds (`override_action`). AWS refuses it, or it does nothing.
# related_resources:
#   - ref: https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-action.html
#     description: AWS, Using rule actions in AWS WAF
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl#action-block
#     description: Terraform, aws_wafv2_web_acl
# custom:
#   severity: low
#   kinds:
#     - terraform_module/aws_waf_rule_group
#     - terraform_module/aws_waf_web_acl
#     - terraform_module/aws_wafregional_rule_group
#     - terraform_module/aws_wafregional_web_acl
#     - terraform_module/aws_wafv2_rule_group
#     - terraform_module/aws_wafv2_web_acl
#   remediation: >-
#     Write an `action` block with `block {}`, `allow {}` or `count {}` (`type = "BLOCK"` in classic WAF), or for a
#     rule with a group `override_action` with `none {}`.
package terraform.aws.waf_rule_has_any_actions

import data.lib.terraform

deny contains {"message": message, "at": rule.at, "resource": rule.address} if {
	some rule in _rules
	not _has_action(rule.block)
	message := "rule has no action"
}

# Rules of web ACLs and rule groups; those in a `dynamic` block count as they are written.
_rules := [{"block": block, "at": block.path, "address": holder.address} |
	some type, name in {
		"aws_waf_rule_group": "activated_rule",
		"aws_waf_web_acl": "rules",
		"aws_wafregional_rule_group": "activated_rule",
		"aws_wafregional_web_acl": "rule",
		"aws_wafv2_rule_group": "rule",
		"aws_wafv2_web_acl": "rule",
	}
	some holder in terraform.resources_of([type])
	some block in terraform.blocks(holder, name)
	count(block.body) > 0
]

_has_action(rule) if {
	some name in ["action", "override_action"]
	some block in terraform.blocks(rule, name)
	count(block.body) > 0
}

_has_action(rule) if {
	some name in ["action", "override_action"]
	terraform.unknown(rule.body[name])
}

# AWS's own groups have their actions in themselves.
_has_action(rule) if count(terraform.nested(rule, ["statement", "managed_rule_group_statement"])) > 0
