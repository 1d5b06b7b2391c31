# METADATA
# title: Secret without a key of your own
# description: >-
#   The secret in Secrets Manager names no KMS key of your own. It is encrypted already, with the key
#   `aws/secretsmanager` that AWS keeps for the account; with a key of your own you also decide who may use it, can
#   share the secret with another account, and see every use.
# related_resources:
#   - ref: https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
#     description: AWS, Secret encryption and decryption in AWS Secrets Manager
#   - ref: https://docs.aws.amazon.com/config/latest/developerguide/secretsmanager-using-cmk.html
#     description: AWS Config, secretsmanager-using-cmk
# custom:
#   severity: low
#   kinds: [terraform_module/aws_secretsmanager_secret]
#   remediation: >-
#     Set `kms_key_id` to a key of your own, and let those who read the secret use `kms:Decrypt` with it.
package terraform.aws.ssm_secret_cmk

import data.lib.aws_keys
import data.lib.terraform

_keys := aws_keys.own(["aws_secretsmanager_secret"], ["kms_key_id"])

deny contains terraform.finding(setting, "secret is not encrypted with a key of your own") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
