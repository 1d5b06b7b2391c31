# METADATA
# title: S3 bucket that is copied to no other one
# description: >-
#   Objects of the bucket are not copied to another bucket, or a rule for that is off. They lie in one region and one
#   account, and are gone with these. The setting is looked for in the bucket and in
#   `aws_s3_bucket_replication_configuration`; buckets that receive access logs are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
#     description: AWS, Replicating objects within and across Regions
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-7
#     description: AWS Security Hub, S3.7
# custom:
#   severity: low
#   kinds: [terraform_module/aws_s3_bucket, terraform_module/aws_s3_bucket_replication_configuration]
#   remediation: >-
#     Add an `aws_s3_bucket_replication_configuration` with a rule whose `status` is `Enabled`, and versioning on both
#     buckets. It doubles what storage costs: buckets whose content can be made again may do without.
package terraform.aws.s3_bucket_replication_configuration

import data.lib.aws
import data.lib.aws_log_buckets
import data.lib.terraform

deny contains terraform.finding(setting, "objects are copied to no other bucket") if {
	some setting in _missing
	setting.value == false
}

deny contains terraform.finding(setting, "rule for copies is off") if {
	some setting in _rules
	setting.value == "Disabled"
}

unknown contains finding if some finding in terraform.undecided(array.concat(_missing, _rules))

_type := "aws_s3_bucket_replication_configuration"

_missing := [setting |
	some setting in aws.own_presences(_type, ["replication_configuration"])
	not aws_log_buckets.receives(setting.resource)
	not setting.resource.name in _copies
]

# Names of the buckets that others are copied to.
_copies contains name if {
	some setting in array.concat(
		terraform.settings([_type], ["rule", "destination", "bucket"], ""),
		terraform.settings(["aws_s3_bucket"], ["replication_configuration", "rules", "destination", "bucket"], ""),
	)
	some name in terraform.references(setting.value, "aws_s3_bucket")
}

_rules := array.concat(
	aws.bucket_settings(_type, ["rule", "status"], "Enabled"),
	terraform.settings(["aws_s3_bucket"], ["replication_configuration", "rules", "status"], "Enabled"),
)
