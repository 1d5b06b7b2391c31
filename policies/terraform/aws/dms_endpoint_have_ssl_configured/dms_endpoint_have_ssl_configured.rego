# METADATA
# title: DMS endpoint without TLS
# description: >-
#   The migration reads or writes the database without encryption: everything that is moved can be read on the way.
#   Endpoints of S3 and other services of AWS speak HTTPS anyway and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.SSL.html
#     description: AWS, Using SSL with AWS Database Migration Service
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-9
#     description: AWS Security Hub, DMS.9
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_dms_endpoint]
#   remediation: >-
#     Set `ssl_mode` to `require`, better `verify-ca` or `verify-full` with a `certificate_arn`.
#   controls:
#     fsbp: ["DMS.9"]
package terraform.aws.dms_endpoint_have_ssl_configured

import data.lib.terraform

deny contains terraform.finding(setting, "database is reached without encryption") if {
	some setting in _settings
	setting.value == "none"
}

unknown contains finding if some finding in terraform.undecided(_settings)

# Engines that are reached over a connection of their own.
_engines := {
	"aurora", "aurora-postgresql", "aurora-postgresql-serverless", "aurora-serverless", "azuredb", "babelfish", "db2",
	"db2-zos", "docdb", "mariadb", "mongodb", "mysql", "oracle", "postgres", "redshift", "sqlserver", "sybase",
}

_settings := [setting |
	some said in terraform.settings(["aws_dms_endpoint"], ["ssl_mode"], "none")
	engine := terraform.argument(said.resource.body, "engine_name", "")
	_may_be(engine, _engines)
	kind := terraform.argument(said.resource.body, "endpoint_type", "")
	_may_be(kind, {"source", "target"})
	setting := object.union(said, {"value": doubt | said.value == "none"; doubt := _first_unknown([engine, kind])})
]

_may_be(value, wanted) if value in wanted

_may_be(value, _) if terraform.unknown(value)

_first_unknown(values) := [value | some value in values; terraform.unknown(value)][0]
