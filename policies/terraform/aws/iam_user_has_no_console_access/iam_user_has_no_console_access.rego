# METADATA
# title: User of IAM who may log in to the console
# description: >-
#   The module gives the user a password for the console. Such users are outside of the company's own log-in: they
#   stay when somebody leaves, and each has a password, and a second factor, of their own.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-users-federation-idp
#     description: AWS, Require human users to use federation with an identity provider
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_user_login_profile
#     description: Terraform, aws_iam_user_login_profile
# custom:
#   severity: low
#   kinds: [terraform_module/aws_iam_user]
#   remediation: >-
#     Take `aws_iam_user_login_profile` out, and let people log in by IAM Identity Center.
package terraform.aws.iam_user_has_no_console_access

import data.lib.terraform
import data.lib.terraform_instances

deny contains {"message": "user may log in to the console", "at": user.path, "resource": user.address} if {
	some user in terraform.resources_of(["aws_iam_user"])
	some profile in _profiles[user.name]
	terraform_instances.doubts(profile, user) == []
}

unknown contains finding if {
	some user in terraform.resources_of(["aws_iam_user"])
	some profile in _profiles[user.name]
	some finding in terraform.undecided(terraform_instances.doubts(profile, user))
}

_profiles[name] contains profile if {
	some profile in terraform.resources_of(["aws_iam_user_login_profile"])
	some name in terraform.targets(profile, "user", "aws_iam_user")
}
