# METADATA
# title: RDS cluster with unencrypted storage
# description: >-
#   The cluster's storage, its snapshots and its backups are not encrypted at rest. Encryption cannot be switched on
#   later without restoring from a snapshot. Serverless v1 clusters are always encrypted; replicas and clusters that
#   are made from a snapshot follow what they copy, and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html
#     description: AWS, Encrypting Amazon Aurora resources
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-27
#     description: AWS Security Hub, RDS.27
# custom:
#   severity: high
#   kinds: [terraform_module/aws_rds_cluster]
#   remediation: >-
#     Set `storage_encrypted = true` (and `kms_key_id` for a key of your own) before the cluster holds data. Terraform
#     replaces an existing cluster when this changes; restore an encrypted copy of a snapshot instead.
#   controls:
#     cis_aws_3_0: ["2.3.1"]
#     fsbp: ["RDS.27"]
package terraform.aws.rds_cluster_encryption

import data.lib.terraform

deny contains terraform.mended(setting, "storage is not encrypted", true) if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)

_encryption := [setting |
	some said in terraform.settings(["aws_rds_cluster"], ["storage_encrypted"], false)
	some setting in terraform.unless(said, array.concat(_sources(said.resource), _kinds(said.resource)))
]

# What a cluster is made from decides, unless it says so itself.
_sources(cluster) := [source |
	terraform.argument(cluster.body, "storage_encrypted", null) == null
	some name in ["replication_source_identifier", "restore_to_point_in_time", "snapshot_identifier"]
	some source in terraform.presences_of(cluster, [name])
]

# So does its kind: what is serverless in the old way is always encrypted.
_kinds(cluster) := [object.union(mode, {"value": true | mode.value == "serverless"}) |
	some mode in terraform.settings_of(cluster, ["engine_mode"], "provisioned")
]
