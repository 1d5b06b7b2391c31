# METADATA
# title: CodeCommit rule that asks for one approval
# description: >-
#   The template lets a change in after fewer than two approvals. One person, or one stolen account besides that of
#   the author, is enough to bring code in.
# related_resources:
#   - ref: https://docs.aws.amazon.com/codecommit/latest/userguide/approval-rule-templates.html
#     description: AWS, Working with approval rule templates
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codecommit_approval_rule_template
#     description: Terraform, aws_codecommit_approval_rule_template
# custom:
#   severity: low
#   kinds: [terraform_module/aws_codecommit_approval_rule_template]
#   remediation: >-
#     Set `NumberOfApprovalsNeeded` to 2 or more in every statement of `content`.
package terraform.aws.codecommit_approvals_rules_require_min2

import data.lib.terraform
import data.lib.terraform_json

deny contains terraform.finding(setting, "fewer than two approvals are asked for") if {
	some [setting, number] in _numbers
	terraform.known(number)
	terraform.number(number) < 2
}

unknown contains terraform.finding(setting, message) if {
	some [setting, number] in _numbers
	terraform.unknown(number)
	message := "how many approvals are asked for is known only when Terraform runs"
}

unknown contains finding if {
	some setting in _settings
	not _parsed(setting.value)
	some finding in terraform.undecided([setting])
}

_settings := terraform.settings(["aws_codecommit_approval_rule_template"], ["content"], null)

_parsed(text) if is_object(terraform_json.parsed(text))

_numbers := [[setting, number] |
	some setting in _settings
	document := terraform_json.parsed(setting.value)
	is_object(document)
	some statement in document.Statements
	is_object(statement)
	number := object.get(statement, "NumberOfApprovalsNeeded", 0)
]
