# METADATA
# title: Web ACL without rules
# description: >-
#   The web ACL of WAF has no rules, so that its default action holds for every request: where that is to allow, it
#   protects nothing, and whoever sees it before the load balancer thinks that it does.
# related_resources:
#   - ref: https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-editing.html
#     description: AWS, Editing a web ACL in AWS WAF
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-10
#     description: AWS Security Hub, WAF.10
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/aws_waf_web_acl
#     - terraform_module/aws_wafregional_web_acl
#     - terraform_module/aws_wafv2_web_acl
#   remediation: >-
#     Add rules; AWS's groups `AWSManagedRulesCommonRuleSet` and `AWSManagedRulesKnownBadInputsRuleSet` are a start,
#     with `count` as long as nobody knows whom they hit.
#   controls:
#     fsbp: ["WAF.4", "WAF.8", "WAF.10"]
package terraform.aws.waf_has_any_rules

import data.lib.terraform

deny contains terraform.finding(setting, "web ACL has no rules") if {
	some setting in _rules
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_rules)

# Whether web ACLs have rules, unless these are written as JSON or added by another resource.
_rules := [setting |
	some type, name in {"aws_waf_web_acl": "rules", "aws_wafregional_web_acl": "rule", "aws_wafv2_web_acl": "rule"}
	some acl in terraform.resources_of([type])
	some said in terraform.presences_of(acl, [name])
	judged := object.union(said, {"value": false | _all_empty(acl, name)})
	some setting in terraform.unless(judged, terraform.presences_of(acl, ["rule_json"]))
	not acl.name in _completed
]

_all_empty(acl, name) if {
	blocks := terraform.blocks(acl, name)
	count(blocks) > 0
	every block in blocks {
		count(block.body) == 0
	}
}

# Web ACLs that another resource adds rules to.
_completed contains name if {
	some resource in terraform.resources_of(["aws_wafv2_web_acl_rule_group_association"])
	some name in terraform.targets(resource, "web_acl_arn", "aws_wafv2_web_acl")
}
