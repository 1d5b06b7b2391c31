# METADATA
# title: Passwords of IAM users without symbols
# description: >-
#   The account lets IAM users choose passwords without a symbol, as it does where nothing is said. Passwords of one
#   sort of characters are guessed sooner, and the console can be reached from everywhere.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
#     description: AWS, Set an account password policy for IAM users
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-13
#     description: AWS Security Hub, IAM.13
# custom:
#   severity: low
#   kinds: [terraform_module/aws_iam_account_password_policy]
#   remediation: >-
#     Set `require_symbols = true`. It holds for the next change of each password; a long `minimum_password_length`
#     does more, and IAM Identity Center with a second factor most.
#   controls:
#     fsbp: ["IAM.7"]
package terraform.aws.iam_password_symbol

import data.lib.terraform

_settings := terraform.settings(["aws_iam_account_password_policy"], ["require_symbols"], false)

deny contains terraform.mended(setting, "passwords need no symbol", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)
