# METADATA
# title: RDS instance in one zone only
# description: >-
#   The database has no standby in another zone, as none has where nothing is said. When its zone or its machine
#   fails, or while it is patched, it is gone until it is back. Replicas are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html
#     description: AWS, Multi-AZ DB instance deployments
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-5
#     description: AWS Security Hub, RDS.5
# custom:
#   severity: low
#   kinds: [terraform_module/aws_db_instance]
#   remediation: >-
#     Set `multi_az = true`; it costs a second machine. Databases that may be gone for an hour can do without:
#     suppress the finding there and say why.
#   controls:
#     fsbp: ["RDS.5"]
package terraform.aws.rds_multi_az_enabled

import data.lib.terraform

deny contains terraform.mended(setting, "database has no standby in another zone", true) if {
	some setting in _standbys
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_standbys)

# Whether databases have a standby, unless they are replicas themselves.
_standbys := [setting |
	some said in terraform.settings(["aws_db_instance"], ["multi_az"], false)
	some setting in terraform.unless(said, terraform.presences_of(said.resource, ["replicate_source_db"]))
]
