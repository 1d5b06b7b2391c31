# METADATA
# title: Role that everybody may take on
# description: >-
#   The trust policy of the role lets every AWS account in: anybody with an account of their own may take the role on
#   and has what it may do. Statements that a condition narrows to an organization, an account or a role are left out;
#   an external id is no secret and does not count.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user.html
#     description: AWS, Create a role to give permissions to an IAM user
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
#     description: AWS, Principal
# custom:
#   severity: critical
#   kinds: [terraform_module/aws_iam_role]
#   remediation: >-
#     Name the services, accounts or roles in `Principal` of `assume_role_policy`.
package terraform.aws.iam_role_allows_public_assume

import data.lib.aws_policies
import data.lib.terraform

deny contains terraform.finding(statement.setting, "everybody may take the role on") if {
	some statement in _statements
	aws_policies.lets_everybody_in(statement) == true
}

unknown contains terraform.finding(statement.setting, message) if {
	some statement in _statements
	terraform.unknown(aws_policies.lets_everybody_in(statement))
	message := "whether everybody may take the role on is known only when Terraform runs"
}

unknown contains finding if some finding in terraform.undecided(aws_policies.unread(_policies))

_statements := aws_policies.statements(_policies)

_policies := terraform.settings(["aws_iam_role"], ["assume_role_policy"], null)
