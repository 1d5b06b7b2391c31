# METADATA
# title: IAM policy that allows every action
# description: >-
#   A statement of the policy allows every action on what it names. Who was to read a bucket may then delete it,
#   change its policy and give it away. Policies that are written as JSON, with `jsonencode` or as
#   `aws_iam_policy_document` are all read.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
#     description: AWS, Apply least-privilege permissions
#   - ref: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
#     description: AWS, Actions, resources, and condition keys
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_iam_group_policy, terraform_module/aws_iam_policy,
#     terraform_module/aws_iam_policy_document, terraform_module/aws_iam_role, terraform_module/aws_iam_role_policy,
#     terraform_module/aws_iam_user_policy, terraform_module/aws_ssoadmin_permission_set_inline_policy]
#   remediation: >-
#     Name the actions. IAM Access Analyzer writes a policy from what was really used; `s3:Get*` and `s3:List*` are
#     often all that a reader needs.
#   overlaps: [terraform.aws.iam_admin_policy]
package terraform.aws.iam_star_action

import data.lib.aws_iam
import data.lib.terraform

deny contains {"message": message, "at": statement.at, "resource": statement.address} if {
	some statement in aws_iam.statements
	aws_iam.allows_everything(statement, ["actions"]) == true
	message := "policy allows every action"
}

unknown contains {"message": message, "at": statement.at, "resource": statement.address} if {
	some statement in aws_iam.statements
	terraform.unknown(aws_iam.allows_everything(statement, ["actions"]))
	message := "whether the policy allows every action is known only when Terraform runs"
}

unknown contains {"message": message, "at": policy.at, "resource": policy.address} if {
	some policy in aws_iam.unread_policies
	message := sprintf("policy %s", [terraform.reason(policy.policy)])
}
