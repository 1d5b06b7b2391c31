# METADATA
# title: RDS instance with unencrypted storage
# description: >-
#   The database's storage, its snapshots and its backups are not encrypted at rest. Encryption cannot be switched on
#   later without restoring from a snapshot, so it is worth having from the start. Replicas and
#   databases that are made from a snapshot follow what they copy, and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
#     description: AWS, Encrypting Amazon RDS resources
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-3
#     description: AWS Security Hub, RDS.3
# custom:
#   severity: high
#   kinds: [terraform_module/aws_db_instance]
#   remediation: >-
#     Set `storage_encrypted = true` (and `kms_key_id` for a key of your own); move an existing instance over with an
#     encrypted copy of a snapshot.
#   controls:
#     cis_aws_3_0: ["2.3.1"]
#     fsbp: ["RDS.3"]
package terraform.aws.rds_encryption

import data.lib.terraform

deny contains terraform.mended(setting, "storage is not encrypted", true) if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)

_encryption := [setting |
	some said in terraform.settings(["aws_db_instance"], ["storage_encrypted"], false)
	some setting in terraform.unless(said, _sources(said.resource))
]

# What a database is made from decides, unless it says so itself.
_sources(database) := [source |
	terraform.argument(database.body, "storage_encrypted", null) == null
	some name in ["replicate_source_db", "restore_to_point_in_time", "snapshot_identifier"]
	some source in terraform.presences_of(database, [name])
]
