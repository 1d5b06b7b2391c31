# METADATA
# title: IAM policy that allows everything
# description: >-
#   A statement of the policy allows every action on every resource. Whoever has it, or takes over something that has
#   it, owns the whole account. Policies that are written as JSON, with `jsonencode` or as `aws_iam_policy_document`
#   are all read.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
#     description: AWS, Apply least-privilege permissions
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1
#     description: AWS Security Hub, IAM.1
# custom:
#   severity: high
#   kinds: [terraform_module/aws_iam_group_policy, terraform_module/aws_iam_policy,
#     terraform_module/aws_iam_policy_document, terraform_module/aws_iam_role, terraform_module/aws_iam_role_policy,
#     terraform_module/aws_iam_user_policy, terraform_module/aws_ssoadmin_permission_set_inline_policy]
#   remediation: >-
#     Name the actions and resources that are needed; IAM Access Analyzer writes such a policy from what was really
#     used. Keep `AdministratorAccess` for a role that people take on for a short time.
#   controls:
#     cis_aws_3_0: ["1.16"]
#     fsbp: ["IAM.1"]
package terraform.aws.iam_admin_policy

import data.lib.aws_iam
import data.lib.terraform

deny contains {"message": message, "at": statement.at, "resource": statement.address} if {
	some statement in aws_iam.statements
	aws_iam.allows_everything(statement, ["actions", "resources"]) == true
	message := "policy allows every action on every resource"
}

unknown contains {"message": message, "at": statement.at, "resource": statement.address} if {
	some statement in aws_iam.statements
	terraform.unknown(aws_iam.allows_everything(statement, ["actions", "resources"]))
	message := "whether the policy allows every action on every resource is known only when Terraform runs"
}

unknown contains {"message": message, "at": policy.at, "resource": policy.address} if {
	some policy in aws_iam.unread_policies
	message := sprintf("policy %s", [terraform.reason(policy.policy)])
}
