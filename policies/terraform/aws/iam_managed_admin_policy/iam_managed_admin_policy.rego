# METADATA
# title: Policy AdministratorAccess that is attached
# description: >-
#   Somebody or something gets `AdministratorAccess`: everything in the account, with the right to hand it on. A
#   leaked key or a flaw in a program with that role costs the whole account.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
#     description: AWS, Apply least-privilege permissions
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1
#     description: AWS Security Hub, IAM.1
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
#     Attach policies that name what is needed; IAM Access Analyzer writes one from what was really used. For people
#     use a permission set of IAM Identity Center for the time that they need it.
package terraform.aws.iam_managed_admin_policy

import data.lib.aws_managed_policies
import data.lib.terraform

deny contains terraform.finding(setting, "AdministratorAccess is attached") if {
	some setting in aws_managed_policies.attached("AdministratorAccess")
}

unknown contains finding if some finding in terraform.undecided(aws_managed_policies.undecided)
