# METADATA
# title: Buckets for access logs in Terraform
# description: Which S3 buckets of a module receive the access logs of others.
package lib.aws_log_buckets

import data.lib.aws
import data.lib.terraform

# Whether a bucket receives access logs: as the target of another bucket, or by its access control list.
receives(bucket) if bucket.name in _receivers

receives(bucket) if {
	some target in _targets
	bucket.body.bucket == target.value
}

receives(bucket) if bucket.body.acl == "log-delivery-write"

# Names of the resources for the buckets that receive access logs.
_receivers contains name if {
	some target in _targets
	some name in terraform.references(target.value, "aws_s3_bucket")
}

_receivers contains setting.resource.name if {
	some setting in aws.bucket_settings("aws_s3_bucket_acl", ["acl"], "private")
	setting.value == "log-delivery-write"
}

_receivers contains setting.resource.name if {
	some setting in aws.bucket_settings("aws_s3_bucket_acl", ["access_control_policy", "grant", "grantee", "uri"], "")
	setting.value == "http://acs.amazonaws.com/groups/s3/LogDelivery"
}

_targets := array.concat(
	terraform.settings(["aws_s3_bucket_logging"], ["target_bucket"], ""),
	terraform.settings(["aws_s3_bucket"], ["logging", "target_bucket"], ""),
)
