# METADATA
# title: Neptune backups that are kept for less than a week
# description: >-
#   Backups of the cluster are kept for fewer than seven days, for one where nothing is said. What went wrong is often
#   found later, when the last good backup is gone. How many days are enough can be set.
# related_resources:
#   - ref: https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview.html
#     description: AWS, Overview of backing up and restoring a Neptune DB cluster
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-5
#     description: AWS Security Hub, Neptune.5
# custom:
#   severity: low
#   kinds: [terraform_module/aws_neptune_cluster]
#   remediation: >-
#     Set `backup_retention_period = 7` or more; up to 35 days are possible.
#   controls:
#     fsbp: ["Neptune.5"]
#   parameters:
#     days:
#       default: 7
#       description: For how many days backups have to be kept at least.
package terraform.aws.neptune_cluster_backup_retention

import data.lib.terraform

deny contains terraform.mended(setting, message, _enough) if {
	some setting in _kept
	terraform.number(setting.value) < _enough
	message := sprintf("backups are kept for %v days, fewer than %v", [setting.value, _enough])
}

unknown contains finding if some finding in terraform.undecided(_kept)

_enough := data.karat.parameters.days

_kept := terraform.settings(["aws_neptune_cluster"], ["backup_retention_period"], 1)
