# METADATA
# title: IAM policy that allows every action of a service
# description: >-
#   A statement of the policy allows every action of a service, as `s3:*`. Who was to read a bucket may then delete
#   it, make it public or give it away, and gets whatever AWS adds to the service later. `*` alone is the matter of
#   `terraform.aws.iam_star_action`. Policies that are written as JSON, with `jsonencode` or as
#   `aws_iam_policy_document` are all read.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
#     description: AWS, Apply least-privilege permissions
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21
#     description: AWS Security Hub, IAM.21
# custom:
#   severity: low
#   kinds:
#     - terraform_module/aws_iam_group_policy
#     - terraform_module/aws_iam_policy
#     - terraform_module/aws_iam_policy_document
#     - terraform_module/aws_iam_role
#     - terraform_module/aws_iam_role_policy
#     - terraform_module/aws_iam_user_policy
#     - terraform_module/aws_ssoadmin_permission_set_inline_policy
#   remediation: >-
#     Name the actions, or groups of them as `s3:Get*` and `s3:List*`. IAM Access Analyzer writes a policy from what
#     was really used.
#   controls:
#     fsbp: ["IAM.21"]
package terraform.aws.iam_wildcard

import data.lib.aws_iam
import data.lib.terraform

deny contains {"message": message, "at": statement.at, "words": words, "resource": statement.address} if {
	some statement in aws_iam.statements
	statement.effect == "Allow"
	some action in statement.actions
	service := _service(action)
	words := [sprintf("%q", [action])]
	message := sprintf("policy allows every action of %s", [service])
}

unknown contains {"message": message, "at": statement.at, "resource": statement.address} if {
	some statement in aws_iam.statements
	terraform.unknown(statement.effect)
	some action in statement.actions
	_ = _service(action)
	message := "whether the policy allows every action of a service is known only when Terraform runs"
}

unknown contains {"message": message, "at": policy.at, "resource": policy.address} if {
	some policy in aws_iam.unread_policies
	message := sprintf("policy %s", [terraform.reason(policy.policy)])
}

_service(action) := match[1] if {
	is_string(action)
	match := regex.find_all_string_submatch_n(`^([A-Za-z0-9-]+):\*+$`, action, 1)[0]
}
