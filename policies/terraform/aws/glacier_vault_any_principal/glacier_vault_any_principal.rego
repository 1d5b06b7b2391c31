# METADATA
# title: Glacier vault that is open to everybody
# description: >-
#   The access policy of the vault lets every AWS account in, or something of every account. Whoever likes may read
#   the archive, or delete from it where the policy allows that. Statements that a condition narrows are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazonglacier/latest/dev/access-control-resource-based-policies.html
#     description: AWS, Vault access policies
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/glacier_vault
#     description: Terraform, aws_glacier_vault
# custom:
#   severity: high
#   kinds: [terraform_module/aws_glacier_vault]
#   remediation: >-
#     Name the accounts or roles in `Principal`, such as `arn:aws:iam::123456789012:role/archive`.
package terraform.aws.glacier_vault_any_principal

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

_policies := terraform.settings(["aws_glacier_vault"], ["access_policy"], null)
