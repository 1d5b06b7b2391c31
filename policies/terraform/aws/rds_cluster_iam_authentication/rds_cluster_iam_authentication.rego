# METADATA
# title: RDS cluster without IAM authentication
# description: >-
#   IAM authentication of the cluster is off, as it is where nothing is said. Programs then need a password that
#   somebody has to keep, hand out and change; tokens of IAM are good for fifteen minutes. It is for those who can use
#   it; serverless clusters of the first kind cannot have it, and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
#     description: AWS, IAM database authentication
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-12
#     description: AWS Security Hub, RDS.12
# custom:
#   severity: low
#   kinds: [terraform_module/aws_rds_cluster]
#   remediation: >-
#     Set `iam_database_authentication_enabled = true`, give the user in the database `rds_iam` (PostgreSQL) or
#     `AWSAuthenticationPlugin` (MySQL), and let the program's role use `rds-db:connect`.
#   controls:
#     fsbp: ["RDS.12"]
package terraform.aws.rds_cluster_iam_authentication

import data.lib.terraform

deny contains terraform.mended(setting, "IAM authentication is off", true) if {
	some setting in _authentication
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_authentication)

# IAM authentication, of what can have it.
_authentication := [setting |
	some said in terraform.settings(["aws_rds_cluster"], ["iam_database_authentication_enabled"], false)
	some setting in terraform.unless(said, _excuses(said.resource))
]

_excuses(database) := [object.union(mode, {"value": true | mode.value == "serverless"}) |
	some mode in terraform.settings_of(database, ["engine_mode"], "provisioned")
]
