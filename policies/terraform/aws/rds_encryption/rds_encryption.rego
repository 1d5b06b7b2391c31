# METADATA
# title: RDS instance with unencrypted storage
# description: >-
#   The database's storage, its snapshots and its backups are not encrypted at rest. Encryption cannot be switched on
#   later without restoring from a snapshot, so it is worth having from the start. Replicas follow the instance that
#   they copy.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
#     description: AWS, Encrypting Amazon RDS resources
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-3
#     description: AWS Security Hub, RDS.3
# custom:
#   severity: high
#   kinds: [terraform_module]
#   remediation: >-
#     Set `storage_encrypted = true` (and `kms_key_id` for a key of your own); move an existing instance over with an
#     encrypted copy of a snapshot.
#   controls:
#     cis_aws_3_0: ["2.3.1"]
package terraform.aws.rds_encryption

import data.lib.terraform

deny contains {"message": message, "at": database.path, "resource": database.address} if {
	some database in object.get(terraform.resources, "aws_db_instance", [])
	terraform.argument(database.body, "storage_encrypted", null) == null
	terraform.argument(database.body, "replicate_source_db", null) == null
	message := "storage_encrypted is missing, so the storage is not encrypted"
}

deny contains {"message": message, "at": at, "resource": database.address} if {
	some database in object.get(terraform.resources, "aws_db_instance", [])
	terraform.is_false(database.body.storage_encrypted)
	at := array.concat(database.path, ["storage_encrypted"])
	message := "storage is not encrypted"
}
