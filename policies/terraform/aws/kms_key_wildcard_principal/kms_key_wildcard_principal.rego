# METADATA
# title: KMS key that is open to everybody
# description: >-
#   The policy of the key lets every AWS account in. Whoever likes may decrypt what is encrypted with it, or take the
#   key away where the policy allows that. Statements that a condition narrows, such as `kms:CallerAccount`, are left
#   out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
#     description: AWS, Key policies in AWS KMS
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-5
#     description: AWS Security Hub, KMS.5
# custom:
#   severity: critical
#   kinds: [terraform_module/aws_kms_key, terraform_module/aws_kms_key_policy]
#   remediation: >-
#     Name the account or the roles in `Principal`, or add the condition `kms:CallerAccount`.
#   controls:
#     fsbp: ["KMS.5"]
package terraform.aws.kms_key_wildcard_principal

import data.lib.aws_policies
import data.lib.terraform

deny contains terraform.finding(statement.setting, "policy lets every AWS account in") if {
	some statement in _statements
	aws_policies.lets_everybody_in(statement) == true
}

unknown contains terraform.finding(statement.setting, message) if {
	some statement in _statements
	terraform.unknown(aws_policies.lets_everybody_in(statement))
	message := "whether the policy lets every AWS account in is known only when Terraform runs"
}

unknown contains finding if some finding in terraform.undecided(aws_policies.unread(_policies))

_statements := aws_policies.statements(_policies)

_policies := terraform.settings(["aws_kms_key", "aws_kms_key_policy"], ["policy"], null)
