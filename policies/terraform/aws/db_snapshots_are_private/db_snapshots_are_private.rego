# METADATA
# title: Snapshot of a database that is public
# description: >-
#   The snapshot is shared with all AWS accounts: anybody with an account may restore it and has every table, with all
#   passwords and customers in it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html
#     description: AWS, Sharing a DB snapshot
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-1
#     description: AWS Security Hub, RDS.1
# custom:
#   severity: critical
#   kinds:
#     - terraform_module/aws_db_cluster_snapshot
#     - terraform_module/aws_db_snapshot
#     - terraform_module/aws_db_snapshot_copy
#   remediation: >-
#     Take `"all"` out of `shared_accounts`, and name the accounts that need the snapshot.
#   controls:
#     fsbp: ["RDS.1"]
package terraform.aws.db_snapshots_are_private

import data.lib.terraform

deny contains terraform.finding(setting, "snapshot is shared with everybody") if {
	some setting in _settings
	_is_public(setting.value)
}

unknown contains finding if {
	some setting in _settings
	not _is_public(setting.value)
	some finding in terraform.undecided([setting])
}

_types := ["aws_db_cluster_snapshot", "aws_db_snapshot", "aws_db_snapshot_copy"]

_settings := terraform.settings(_types, ["shared_accounts"], [])

_is_public(accounts) if "all" in accounts

_is_public(accounts) if accounts == "all"
