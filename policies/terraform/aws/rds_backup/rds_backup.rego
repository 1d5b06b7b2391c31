# METADATA
# title: RDS database without automatic backups
# description: >-
#   No backups of the database are kept. What a bad deployment or a wrong statement destroys is gone, and the database
#   cannot be taken back to a point in time. A single instance keeps none where nothing is said: Terraform's default
#   for it is 0, that for a cluster is 1. Replicas and what is made from a snapshot follow what they copy, and are
#   left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html
#     description: AWS, Introduction to backups
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance#backup_retention_period-1
#     description: Terraform, aws_db_instance
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-11
#     description: AWS Security Hub, RDS.11, which asks for seven days
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_db_instance, terraform_module/aws_rds_cluster]
#   remediation: >-
#     Set `backup_retention_period = 7` or more. Switching backups on restarts an instance in its maintenance window.
#   controls:
#     fsbp: ["RDS.11"]
package terraform.aws.rds_backup

import data.lib.terraform

deny contains terraform.mended(setting, "no backups are kept", 7) if {
	some setting in _kept
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_kept)

# For how many days backups are kept; false for none.
_kept := [setting |
	some type, otherwise in {"aws_db_instance": 0, "aws_rds_cluster": 1}
	some said in terraform.settings([type], ["backup_retention_period"], otherwise)
	some setting in terraform.unless(
		object.union(said, {"value": false | terraform.number(said.value) <= 0}),
		_sources(said.resource),
	)
]

# What a database is made from decides, unless it says so itself.
_sources(database) := [source |
	terraform.argument(database.body, "backup_retention_period", null) == null
	some name in [
		"replicate_source_db", "replication_source_identifier", "restore_to_point_in_time", "s3_import",
		"snapshot_identifier",
	]
	some source in terraform.presences_of(database, [name])
]
