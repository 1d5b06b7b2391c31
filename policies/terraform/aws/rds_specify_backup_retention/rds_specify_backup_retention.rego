# METADATA
# title: RDS backups that are kept for a day at most
# description: >-
#   Backups of the database are kept for one day, or not at all. What went wrong on Friday evening is then found on
#   Monday, when the last good backup is gone. A cluster keeps one day where nothing is said, an instance none.
#   Replicas and what is made from a snapshot follow what they copy, and are left out. How many days are enough can be
#   set.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html
#     description: AWS, Backup retention period
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-11
#     description: AWS Security Hub, RDS.11, which asks for seven days
# custom:
#   severity: low
#   kinds: [terraform_module/aws_db_instance, terraform_module/aws_rds_cluster]
#   remediation: >-
#     Set `backup_retention_period = 7` or more; up to 35 days are possible. To ask for the seven days of Security Hub
#     everywhere, set `days = 7` for this rule in `karat.toml`.
#   controls:
#     fsbp: ["RDS.11"]
#   parameters:
#     days:
#       default: 2
#       description: For how many days backups have to be kept at least.
#   overlaps: [terraform.aws.rds_backup]
package terraform.aws.rds_specify_backup_retention

import data.lib.terraform

deny contains terraform.mended(setting, message, max([7, _enough])) if {
	some setting in _kept
	terraform.is_false(setting.value)
	message := sprintf("backups are kept for %v days, fewer than %v", [setting.days, _enough])
}

unknown contains finding if some finding in terraform.undecided(_kept)

_enough := data.karat.parameters.days

# For how many days backups are kept; false for fewer than enough.
_kept := [setting |
	some type, otherwise in {"aws_db_instance": 0, "aws_rds_cluster": 1}
	some said in terraform.settings([type], ["backup_retention_period"], otherwise)
	judged := object.union(said, {"value": false | terraform.number(said.value) < _enough})
	some setting in terraform.unless(object.union(judged, {"days": said.value}), _sources(said.resource))
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
