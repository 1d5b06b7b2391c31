# METADATA
# title: Cloud SQL instance without automatic backups
# description: >-
#   Cloud SQL makes no backups of the database by itself. Unless somebody makes some by hand or with a tool of their own,
#   what is lost by a wrong statement, a broken release or somebody who deletes on purpose is lost for good. Read
#   replicas, which are no backups but cannot have any either, are left out.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/backup-recovery/backups
#     description: Google Cloud, About Cloud SQL backups
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
#     description: Terraform, google_sql_database_instance
# custom:
#   severity: medium
#   kinds: [terraform_module/google_sql_database_instance]
#   remediation: >-
#     Write `backup_configuration { enabled = true }` in `settings`, with `point_in_time_recovery_enabled` (MySQL:
#     `binary_log_enabled`) where not even a day may be lost. Restore one now and then: a backup that was never
#     restored is a hope.
#   controls:
#     cis_gcp_3_0: ["6.7"]
package terraform.gcp.sql_backup

import data.lib.google
import data.lib.google_sql
import data.lib.terraform
import data.lib.terraform_instances

deny contains terraform.mended(setting, message, true) if {
	some setting in _settings
	terraform.is_false(setting.value)
	message := _message(setting)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some instance in google_sql.instances
	some said in google.settings_of(instance, _path, false)
	some setting in terraform.unless(said, array.concat(google.replication(instance), _plans(instance)))
]

_path := ["settings", "backup_configuration", "enabled"]

_message(setting) := "backup_configuration is missing, so no automatic backups are made" if {
	not "backup_configuration" in setting.at
} else := sprintf("%s in backup_configuration, so no automatic backups are made", [setting.said])

# Plans of the Backup and DR service that name the instance.
_plans(instance) := [plan |
	some association in terraform.resources_of({"google_backup_dr_backup_plan_association"})
	terraform.refers_to(association.body.resource, instance.address)
	doubts := terraform_instances.doubts(association, instance)
	some plan in array.concat(doubts, [{"value": true} | doubts == []])
]
