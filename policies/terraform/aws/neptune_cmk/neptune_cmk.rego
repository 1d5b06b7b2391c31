# METADATA
# title: Neptune cluster without a key of your own
# description: >-
#   The cluster names no KMS key of your own. Where `storage_encrypted` is on, its data is encrypted already, with the
#   key that AWS keeps for RDS and Neptune in the account; with a key of your own you also decide who may use it, see
#   every use, and can take it away.
# related_resources:
#   - ref: https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html
#     description: AWS, Encrypting Neptune resources at rest
# custom:
#   severity: low
#   kinds: [terraform_module/aws_neptune_cluster]
#   remediation: >-
#     Set `storage_encrypted = true` and `kms_key_arn` to a key of your own before the cluster holds data. Terraform
#     replaces an existing cluster when these change; restore a copy of a snapshot instead.
package terraform.aws.neptune_cmk

import data.lib.aws_keys
import data.lib.terraform

_keys := aws_keys.own(["aws_neptune_cluster"], ["kms_key_arn"])

deny contains terraform.finding(setting, "storage is not encrypted with a key of your own") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
