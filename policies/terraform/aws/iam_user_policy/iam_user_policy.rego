# METADATA
# title: IAM policy given to a user
# description: >-
#   A policy is given to a single user, written into the user or attached. Rights of single users are forgotten when
#   people change their work, and nobody can say any more who may do what.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
#     description: AWS, Managed policies and inline policies
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-2
#     description: AWS Security Hub, IAM.2
# custom:
#   severity: low
#   kinds: [terraform_module/aws_iam_policy_attachment, terraform_module/aws_iam_user,
#     terraform_module/aws_iam_user_policy, terraform_module/aws_iam_user_policy_attachment]
#   remediation: >-
#     Attach the policy to a role that people take on through IAM Identity Center, or to a group with
#     `aws_iam_group_policy_attachment` and `aws_iam_group_membership`.
#   controls:
#     cis_aws_3_0: ["1.15"]
#     fsbp: ["IAM.2"]
package terraform.aws.iam_user_policy

import data.lib.terraform

deny contains {"message": message, "at": policy.path, "resource": policy.address} if {
	some policy in terraform.resources_of(["aws_iam_user_policy", "aws_iam_user_policy_attachment"])
	message := "policy is given to a user"
}

deny contains terraform.finding(setting, "policy is given to users") if {
	some setting in _users
	setting.value == true
}

unknown contains finding if some finding in terraform.undecided(_users)

_users := terraform.presences(["aws_iam_policy_attachment"], ["users"])
