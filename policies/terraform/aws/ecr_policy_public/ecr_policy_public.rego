# METADATA
# title: ECR repository that is open to everybody
# description: >-
#   The policy of the repository lets every AWS account in. Whoever likes may pull the images, with the code and the
#   keys that are in them, and push others where the policy allows that. Statements that a condition narrows to an
#   organization, an account or a network are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
#     description: AWS, Private repository policies in Amazon ECR
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecr_repository_policy
#     description: Terraform, aws_ecr_repository_policy
# custom:
#   severity: high
#   kinds: [terraform_module/aws_ecr_repository_policy]
#   remediation: >-
#     Name the accounts or roles in `Principal`, or add the condition `aws:PrincipalOrgID`. What is meant for the
#     public goes to `aws_ecrpublic_repository`.
package terraform.aws.ecr_policy_public

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

_policies := terraform.settings(["aws_ecr_repository_policy"], ["policy"], null)
