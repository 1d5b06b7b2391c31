# METADATA
# title: Secret that is never rotated
# description: >-
#   No `aws_secretsmanager_secret_rotation` of the module rotates the secret. What leaked once, into a log or with
#   somebody who left, works for ever. Secrets that nobody can rotate, as the key to another firm's API, are a case
#   for a suppression.
# related_resources:
#   - ref: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html
#     description: AWS, Rotate AWS Secrets Manager secrets
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-1
#     description: AWS Security Hub, SecretsManager.1
# custom:
#   severity: low
#   kinds: [terraform_module/aws_secretsmanager_secret]
#   remediation: >-
#     Add an `aws_secretsmanager_secret_rotation` with `secret_id`, a `rotation_lambda_arn` and `rotation_rules`; AWS
#     has functions for the databases of RDS. Better still, let RDS keep the password itself
#     (`manage_master_user_password`).
#   controls:
#     fsbp: ["SecretsManager.1"]
package terraform.aws.secrets_are_rotated

import data.lib.terraform
import data.lib.terraform_companions

_missing := terraform_companions.missing("aws_secretsmanager_secret", ["aws_secretsmanager_secret_rotation"], "secret_id")

deny contains terraform.finding(setting, "secret is never rotated") if {
	some setting in _missing
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_missing)
