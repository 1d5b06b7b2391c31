# METADATA
# title: Neptune cluster without IAM authentication
# description: >-
#   The cluster asks nobody who they are: without IAM authentication Neptune has no users at all, and whoever reaches
#   its port reads and writes everything.
# related_resources:
#   - ref: https://docs.aws.amazon.com/neptune/latest/userguide/iam-auth.html
#     description: AWS, Authenticating your Neptune database with IAM
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/neptune-controls.html#neptune-7
#     description: AWS Security Hub, Neptune.7
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_neptune_cluster]
#   remediation: >-
#     Set `iam_database_authentication_enabled = true`, and let programs sign their requests (SigV4) with a role that
#     has `neptune-db:*` actions for the cluster.
#   controls:
#     fsbp: ["Neptune.7"]
package terraform.aws.neptune_db_clusters_iam_database_authentication_enabled

import data.lib.terraform

_authentication := terraform.settings(["aws_neptune_cluster"], ["iam_database_authentication_enabled"], false)

deny contains terraform.mended(setting, "cluster does not ask who its callers are", true) if {
	some setting in _authentication
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_authentication)
