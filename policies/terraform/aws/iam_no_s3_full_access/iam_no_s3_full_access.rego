# METADATA
# title: Everything of S3 for an identity
# description: >-
#   A policy allows `s3:*` on everything, or `AmazonS3FullAccess` is attached. Who was to read one bucket may then read,
#   delete and publish all of them. What allows every action of every service is told of by
#   `terraform.aws.iam_admin_policy`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
#     description: AWS, Security best practices for Amazon S3
#   - ref: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonS3FullAccess.html
#     description: AWS, AmazonS3FullAccess
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/aws_iam_group_policy
#     - terraform_module/aws_iam_group_policy_attachment
#     - terraform_module/aws_iam_group_policy_attachments_exclusive
#     - terraform_module/aws_iam_policy
#     - terraform_module/aws_iam_policy_attachment
#     - terraform_module/aws_iam_policy_document
#     - terraform_module/aws_iam_role
#     - terraform_module/aws_iam_role_policy
#     - terraform_module/aws_iam_role_policy_attachment
#     - terraform_module/aws_iam_role_policy_attachments_exclusive
#     - terraform_module/aws_iam_user_policy
#     - terraform_module/aws_iam_user_policy_attachment
#     - terraform_module/aws_iam_user_policy_attachments_exclusive
#     - terraform_module/aws_ssoadmin_managed_policy_attachment
#     - terraform_module/aws_ssoadmin_permission_set_inline_policy
#   remediation: >-
#     Name the actions, such as `s3:GetObject` and `s3:PutObject`, and the bucket: `arn:aws:s3:::name` for itself,
#     `arn:aws:s3:::name/*` for its objects.
package terraform.aws.iam_no_s3_full_access

import data.lib.aws_iam
import data.lib.aws_managed_policies
import data.lib.terraform

deny contains {"message": "policy allows everything of S3", "at": statement.at, "resource": statement.address} if {
	some statement in _statements
	aws_iam.allows_all_of(statement, "s3") == true
}

deny contains terraform.finding(setting, "AmazonS3FullAccess is attached") if {
	some setting in aws_managed_policies.attached("AmazonS3FullAccess")
}

unknown contains {"message": message, "at": statement.at, "resource": statement.address} if {
	some statement in _statements
	terraform.unknown(aws_iam.allows_all_of(statement, "s3"))
	message := "whether the policy allows everything of S3 is known only when Terraform runs"
}

unknown contains {"message": message, "at": policy.at, "resource": policy.address} if {
	some policy in aws_iam.unread_policies
	message := sprintf("policy %s", [terraform.reason(policy.policy)])
}

unknown contains finding if some finding in terraform.undecided(aws_managed_policies.undecided)

_statements := [statement |
	some statement in aws_iam.statements
	aws_iam.allows_everything(statement, ["actions", "resources"]) != true
]
