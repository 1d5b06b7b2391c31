# METADATA
# title: Policy IAMFullAccess that is attached
# description: >-
#   Somebody or something gets `IAMFullAccess`. Whoever may write policies gives themselves all others: it is the
#   whole account by another name.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
#     description: AWS, Apply least-privilege permissions
#   - ref: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/IAMFullAccess.html
#     description: AWS, IAMFullAccess
# custom:
#   severity: high
#   kinds:
#     - terraform_module/aws_iam_group_policy_attachment
#     - terraform_module/aws_iam_group_policy_attachments_exclusive
#     - terraform_module/aws_iam_policy_attachment
#     - terraform_module/aws_iam_role
#     - terraform_module/aws_iam_role_policy_attachment
#     - terraform_module/aws_iam_role_policy_attachments_exclusive
#     - terraform_module/aws_iam_user_policy_attachment
#     - terraform_module/aws_iam_user_policy_attachments_exclusive
#     - terraform_module/aws_ssoadmin_managed_policy_attachment
#   remediation: >-
#     Attach a policy that names the actions, such as `iam:PassRole` for one role, and give roles that may make others
#     a permissions boundary.
package terraform.aws.iam_managed_iam_full_access_policy

import data.lib.aws_managed_policies
import data.lib.terraform

deny contains terraform.finding(setting, "IAMFullAccess is attached") if {
	some setting in aws_managed_policies.attached("IAMFullAccess")
}

unknown contains finding if some finding in terraform.undecided(aws_managed_policies.undecided)
