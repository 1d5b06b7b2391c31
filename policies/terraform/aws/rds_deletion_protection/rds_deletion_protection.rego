# METADATA
# title: RDS cluster without deletion protection
# description: >-
#   The cluster can be deleted with one call, or by a plan that replaces it, since deletion protection is off, as it
#   is where nothing is said. Its data is gone with it, and so are its automatic backups.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html#USER_DeletionProtection
#     description: AWS, Deletion protection for Aurora clusters
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-7
#     description: AWS Security Hub, RDS.7
# custom:
#   severity: low
#   kinds: [terraform_module/aws_rds_cluster]
#   remediation: >-
#     Set `deletion_protection = true`. Who means to delete it has to take that away in a change of its own first.
#   controls:
#     fsbp: ["RDS.7"]
package terraform.aws.rds_deletion_protection

import data.lib.terraform

_protection := terraform.settings(["aws_rds_cluster"], ["deletion_protection"], false)

deny contains terraform.mended(setting, "deletion protection is off", true) if {
	some setting in _protection
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_protection)
