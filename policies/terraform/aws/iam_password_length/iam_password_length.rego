# METADATA
# title: Passwords of IAM users shorter than 14
# description: >-
#   The account lets IAM users choose passwords of fewer than 14 characters; where nothing is said, six are enough.
#   Short passwords are guessed, and the console can be reached from everywhere.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
#     description: AWS, Set an account password policy for IAM users
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-15
#     description: AWS Security Hub, IAM.15
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_iam_account_password_policy]
#   remediation: >-
#     Set `minimum_password_length = 14` or more. It holds for the next change of each password; ask for one, or
#     better move people to IAM Identity Center.
#   controls:
#     cis_aws_3_0: ["1.8"]
package terraform.aws.iam_password_length

import data.lib.terraform

_settings := terraform.settings(["aws_iam_account_password_policy"], ["minimum_password_length"], 6)

deny contains terraform.mended(setting, message, 14) if {
	some setting in _settings
	terraform.number(setting.value) < 14
	message := sprintf("passwords need %v characters only", [setting.value])
}

unknown contains finding if some finding in terraform.undecided(_settings)
