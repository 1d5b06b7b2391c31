# METADATA
# title: RDS cluster without a key of your own
# description: >-
#   The cluster names no KMS key of your own. Where `storage_encrypted` is on, its data is encrypted already, with the
#   key `aws/rds` that AWS keeps for the account; with a key of your own you also decide who may use it, see every
#   use, and can take it away.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
#     description: AWS, Encrypting Amazon Aurora resources
# custom:
#   severity: low
#   kinds: [terraform_module/aws_rds_cluster]
#   remediation: >-
#     Set `storage_encrypted = true` and `kms_key_id` to a key of your own before the cluster holds data. Terraform
#     replaces an existing cluster when these change; restore a copy of a snapshot instead. Snapshots with a key of
#     AWS cannot be shared with other accounts.
package terraform.aws.rds_cluster_encrypted_with_cmk

import data.lib.aws_keys
import data.lib.terraform

_keys := aws_keys.own(["aws_rds_cluster"], ["kms_key_id"])

deny contains terraform.finding(setting, "storage is not encrypted with a key of your own") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
