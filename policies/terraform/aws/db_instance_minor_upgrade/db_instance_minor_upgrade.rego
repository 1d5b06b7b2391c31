# METADATA
# title: RDS instance without automatic minor upgrades
# description: >-
#   New minor versions of the database, which bring the fixes of flaws, are not installed in the maintenance window.
#   They are where nothing is said.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html
#     description: AWS, Upgrading a DB instance engine version
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-13
#     description: AWS Security Hub, RDS.13
# custom:
#   severity: low
#   kinds: [terraform_module/aws_db_instance, terraform_module/aws_rds_cluster_instance]
#   remediation: >-
#     Set `auto_minor_version_upgrade = true`, or take the argument out.
#   controls:
#     cis_aws_3_0: ["2.3.2"]
#     fsbp: ["RDS.13"]
package terraform.aws.db_instance_minor_upgrade

import data.lib.terraform

deny contains terraform.mended(setting, "minor versions are not installed by themselves", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(
	["aws_db_instance", "aws_rds_cluster_instance"],
	["auto_minor_version_upgrade"],
	true,
)
