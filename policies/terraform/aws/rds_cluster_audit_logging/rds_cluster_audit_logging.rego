# METADATA
# title: MySQL cluster without audit logs
# description: >-
#   The cluster of MySQL does not send its audit log to CloudWatch. Who signed in and what they did in the database
#   cannot be said afterwards. Clusters of PostgreSQL have no log of that name and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Integrating.CloudWatch.html
#     description: AWS, Publishing Amazon Aurora MySQL logs to Amazon CloudWatch Logs
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-34
#     description: AWS Security Hub, RDS.34
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_rds_cluster]
#   remediation: >-
#     Add `audit` to `enabled_cloudwatch_logs_exports`, and set `server_audit_logging` to 1 and `server_audit_events`
#     in the parameter group of the cluster, without which nothing is written.
#   controls:
#     fsbp: ["RDS.34"]
package terraform.aws.rds_cluster_audit_logging

import data.lib.terraform

deny contains terraform.finding(setting, "cluster sends no audit log") if {
	some setting in _logs
	terraform.known(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_logs)

# What clusters of MySQL send, where the audit log is not among it.
_logs := [setting |
	some said in terraform.settings(["aws_rds_cluster"], ["enabled_cloudwatch_logs_exports"], [])
	not _sends_audit(said.value)
	engine := terraform.argument(said.resource.body, "engine", "aurora")
	not _is_postgres(engine)
	setting := object.union(said, {"value": engine | terraform.unknown(engine)})
]

_sends_audit(logs) if {
	is_array(logs)
	"audit" in logs
}

_sends_audit(logs) if "audit" in terraform.joined(logs)

_is_postgres(engine) if {
	is_string(engine)
	contains(engine, "postgres")
}
