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
#   kinds: [terraform_module]
#   remediation: >-
#     Remove `publicly_accessible` (it is off by itself) and reach the database from inside of its network, through a
#     VPN or Session Manager's port forwarding.
#   controls:
#     cis_aws_3_0: ["2.3.3"]
package terraform.aws.rds_public

import data.lib.terraform

_types := ["aws_db_instance", "aws_rds_cluster_instance"]

deny contains {"message": message, "at": at, "resource": database.address} if {
	some type in _types
	some database in object.get(terraform.resources, type, [])
	terraform.is_true(database.body.publicly_accessible)
	at := array.concat(database.path, ["publicly_accessible"])
	message := "database has a public address"
}
