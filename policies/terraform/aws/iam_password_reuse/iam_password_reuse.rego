# METADATA
# title: Passwords of IAM users that may be used again
# description: >-
#   The account remembers fewer than 24 old passwords of an IAM user, and none where nothing is said. A password that
#   leaked once comes back into use then, and lists of leaked passwords are what attackers try.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
#     description: AWS, Set an account password policy for IAM users
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-16
#     description: AWS Security Hub, IAM.16
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_iam_account_password_policy]
#   remediation: >-
#     Set `password_reuse_prevention = 24`, the most that IAM can remember.
#   controls:
#     cis_aws_3_0: ["1.9"]
package terraform.aws.iam_password_reuse

import data.lib.terraform

_settings := terraform.settings(["aws_iam_account_password_policy"], ["password_reuse_prevention"], 0)

deny contains terraform.mended(setting, message, 24) if {
	some setting in _settings
	terraform.number(setting.value) < 24
	message := sprintf("%v old passwords are remembered", [setting.value])
}

unknown contains finding if some finding in terraform.undecided(_settings)
