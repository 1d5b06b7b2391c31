# METADATA
# title: RDS instance without IAM authentication
# description: >-
#   IAM authentication of the instance is off, as it is where nothing is said. Programs then need a password that
#   somebody has to keep, hand out and change; tokens of IAM are good for fifteen minutes. It is for those who can use
#   it; only MySQL, MariaDB and PostgreSQL have it: other engines are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
#     description: AWS, IAM database authentication
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-10
#     description: AWS Security Hub, RDS.10
# custom:
#   severity: low
#   kinds: [terraform_module/aws_db_instance]
#   remediation: >-
#     Set `iam_database_authentication_enabled = true`, give the user in the database `rds_iam` (PostgreSQL) or
#     `AWSAuthenticationPlugin` (MySQL), and let the program's role use `rds-db:connect`.
#   controls:
#     fsbp: ["RDS.10"]
package terraform.aws.rdsiam_authentication

import data.lib.terraform

deny contains terraform.mended(setting, "IAM authentication is off", true) if {
	some setting in _authentication
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_authentication)

# IAM authentication, of what can have it.
_authentication := [setting |
	some said in terraform.settings(["aws_db_instance"], ["iam_database_authentication_enabled"], false)
	some setting in terraform.unless(said, _excuses(said.resource))
]

_excuses(database) := [object.union(engine, {"value": true | _is_without(engine.value)}) |
	some engine in terraform.settings_of(database, ["engine"], "")
]

_is_without(engine) if {
	is_string(engine)
	regex.match(`^(custom-|db2|oracle|sqlserver)`, engine)
}
