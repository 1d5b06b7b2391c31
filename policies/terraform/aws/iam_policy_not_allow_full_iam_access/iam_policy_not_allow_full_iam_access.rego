# METADATA
# title: IAM policy that allows everything of IAM
# description: >-
#   A statement of the policy allows `iam:*`, or every action, on everything. Whoever may write policies and keys
#   gives themselves all other rights: the statement is as good as an administrator.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
#     description: AWS, Apply least-privilege permissions
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
#     description: AWS, Permissions boundaries for IAM entities
# custom:
#   severity: high
#   kinds:
#     - terraform_module/aws_iam_group_policy
#     - terraform_module/aws_iam_policy
#     - terraform_module/aws_iam_policy_document
#     - terraform_module/aws_iam_role
#     - terraform_module/aws_iam_role_policy
#     - terraform_module/aws_iam_user_policy
#     - terraform_module/aws_ssoadmin_permission_set_inline_policy
#   remediation: >-
#     Name the actions and the resources, such as `iam:PassRole` on the ARN of one role. Where roles must be made,
#     demand a permissions boundary with the condition `iam:PermissionsBoundary`.
package terraform.aws.iam_policy_not_allow_full_iam_access

import data.lib.aws_iam
import data.lib.terraform

deny contains {"message": "policy allows everything of IAM", "at": statement.at, "resource": statement.address} if {
	some statement in aws_iam.statements
	aws_iam.allows_all_of(statement, "iam") == true
}

unknown contains {"message": message, "at": statement.at, "resource": statement.address} if {
	some statement in aws_iam.statements
	terraform.unknown(aws_iam.allows_all_of(statement, "iam"))
	message := "whether the policy allows everything of IAM is known only when Terraform runs"
}

unknown contains {"message": message, "at": policy.at, "resource": policy.address} if {
	some policy in aws_iam.unread_policies
	message := sprintf("policy %s", [terraform.reason(policy.policy)])
}
