# METADATA
# title: RDS instance that takes connections without TLS
# description: >-
#   The parameter group of the database does not refuse connections without TLS: `rds.force_ssl` (PostgreSQL, SQL
#   Server), `require_secure_transport` (MySQL, MariaDB) or `db2comm` (Db2). Passwords and data of such connections
#   can be read on the way. New engines refuse them by themselves: PostgreSQL from 15, MySQL from 8.4 and MariaDB from
#   11.8. Databases whose group is not in the module are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
#     description: AWS, Using SSL/TLS to encrypt a connection to a DB instance or cluster
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-38
#     description: AWS Security Hub, RDS.38
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_db_instance]
#   remediation: >-
#     Set `rds.force_ssl` or `require_secure_transport` to 1 in the parameter group, `db2comm` to `SSL`. Look first
#     who still connects without TLS, in `pg_stat_ssl` or `Ssl_accepts`.
#   controls:
#     fsbp: ["RDS.38", "RDS.39", "RDS.41", "RDS.44"]
package terraform.aws.rds_encryption_in_transit

import data.lib.aws_parameters
import data.lib.terraform

deny contains object.union(terraform.finding(setting, message), {"resource": setting.database}) if {
	some setting in _settings
	terraform.known(setting.value)
	not _is_demanded(setting)
	message := sprintf("database takes connections without TLS: %s is %v", [setting.name, setting.value])
}

unknown contains object.union(finding, {"resource": setting.database}) if {
	some setting in _settings
	some finding in terraform.undecided([setting])
}

# What the groups of databases say of connections without TLS.
_settings := [object.union(setting, {"database": database.address}) |
	some database in terraform.resources_of(["aws_db_instance"])
	some group in aws_parameters.groups(database, "parameter_group_name", "aws_db_parameter_group")
	[name, otherwise] := _parameter(group.body.family)
	some setting in aws_parameters.parameter(group, name, otherwise)
]

_is_demanded(setting) if {
	setting.name != "db2comm"
	lower(sprintf("%v", [setting.value])) in {"1", "on", "true"}
}

_is_demanded(setting) if {
	setting.name == "db2comm"
	setting.value == "SSL"
}

# The parameter that refuses them, by the family of a group, and its value where nothing is said.
_parameter(family) := ["rds.force_ssl", _since(family, 15)] if {
	_is_of(family, "postgres")
} else := ["rds.force_ssl", "0"] if {
	_is_of(family, "sqlserver")
} else := ["require_secure_transport", _since(family, 8.4)] if {
	_is_of(family, "mysql")
} else := ["require_secure_transport", _since(family, 11.8)] if {
	_is_of(family, "mariadb")
} else := ["db2comm", "TCPIP"] if {
	_is_of(family, `\d*db2-`)
}

_is_of(family, engine) if {
	is_string(family)
	regex.match(sprintf("^%s", [engine]), family)
}

_since(family, version) := "1" if {
	to_number(regex.find_n(`[0-9]+(\.[0-9]+)?`, family, 1)[0]) >= version
} else := "0"
