# METADATA
# title: Redshift snapshot copies without a key of your own
# description: >-
#   The grant for copies of snapshots in another region names no KMS key of your own. The copies are encrypted
#   already, with the key `aws/redshift` that AWS keeps there; with a key of your own you also decide who may use it,
#   see every use, and can take it away.
# related_resources:
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html#configure-snapshot-copy-grant
#     description: AWS, Copying AWS KMS-encrypted snapshots to another AWS Region
# custom:
#   severity: low
#   kinds: [terraform_module/aws_redshift_snapshot_copy_grant]
#   remediation: >-
#     Set `kms_key_id` to a key of your own in the region that snapshots are copied to. Terraform replaces the grant
#     when this changes.
package terraform.aws.redshift_cluster_snapshot_copy_grant_encrypted_with_cmk

import data.lib.aws_keys
import data.lib.terraform

_keys := aws_keys.own(["aws_redshift_snapshot_copy_grant"], ["kms_key_id"])

deny contains terraform.finding(setting, "copies are not encrypted with a key of your own") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
