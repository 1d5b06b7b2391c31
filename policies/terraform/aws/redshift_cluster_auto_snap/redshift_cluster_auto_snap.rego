# METADATA
# title: Redshift cluster without automatic snapshots
# description: >-
#   The cluster keeps no automatic snapshots. What a bad load or a wrong statement destroys is gone. One day is kept
#   where nothing is said; Security Hub asks for seven, which can be set.
# related_resources:
#   - ref: https://docs.aws.amazon.com/redshift/latest/mgmt/managing-snapshots-console.html
#     description: AWS, Amazon Redshift snapshots and backups
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-3
#     description: AWS Security Hub, Redshift.3
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_redshift_cluster]
#   remediation: >-
#     Set `automated_snapshot_retention_period = 7` or more. To ask for the seven days of Security Hub everywhere, set
#     `days = 7` for this rule in `karat.toml`.
#   controls:
#     fsbp: ["Redshift.3"]
#   parameters:
#     days:
#       default: 1
#       description: For how many days snapshots have to be kept at least.
package terraform.aws.redshift_cluster_auto_snap

import data.lib.terraform

deny contains terraform.mended(setting, message, max([7, data.karat.parameters.days])) if {
	some setting in _kept
	terraform.number(setting.value) < data.karat.parameters.days
	message := sprintf("automatic snapshots are kept for %v days", [setting.value])
}

unknown contains finding if some finding in terraform.undecided(_kept)

_kept := terraform.settings(["aws_redshift_cluster"], ["automated_snapshot_retention_period"], 1)
