# METADATA
# title: RDS instance with a public address
# description: >-
#   The database gets an address that can be reached from the internet. What stands between it and everybody is then
#   one security group and a password.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html#USER_VPC.Hiding
#     description: AWS, Hiding a DB instance in a VPC from the internet
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-2
#     description: AWS Security Hub, RDS.2
# custom:
#   severity: critical
#   kinds: [terraform_module/aws_db_instance, terraform_module/aws_rds_cluster_instance]
#   remediation: >-
#     Remove `publicly_accessible` (it is off by itself) and reach the database from inside of its network, through a
#     VPN or Session Manager's port forwarding.
#   controls:
#     cis_aws_3_0: ["2.3.3"]
#     fsbp: ["RDS.2"]
package terraform.aws.rds_public

import data.lib.terraform

_types := ["aws_db_instance", "aws_rds_cluster_instance"]

_access := terraform.settings(_types, ["publicly_accessible"], false)

deny contains terraform.mended(setting, "database has a public address", false) if {
	some setting in _access
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_access)
