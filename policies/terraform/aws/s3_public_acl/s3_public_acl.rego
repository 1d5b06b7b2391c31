# METADATA
# title: S3 bucket readable or writable for everybody
# description: >-
#   The access control list of the bucket, or of an object in it, grants rights to everybody, or to everybody who has some
#   AWS account. What is in the bucket is then public whatever its policy says. A list that the bucket's public access block
#   ignores does no harm and is left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
#     description: AWS, Access control list overview
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: AWS, Blocking public access to your Amazon S3 storage
# custom:
#   severity: critical
#   kinds:
#     - terraform_module/aws_s3_bucket
#     - terraform_module/aws_s3_bucket_acl
#     - terraform_module/aws_s3_bucket_object
#     - terraform_module/aws_s3_object
#     - terraform_module/aws_s3_object_copy
#   remediation: >-
#     Remove the list (new buckets need none), share through a bucket policy that names who may read, and put an
#     `aws_s3_bucket_public_access_block` with all four settings on the bucket.
#   controls:
#     cis_aws_3_0: ["2.1.4"]
#     fsbp: ["S3.2", "S3.3"]
package terraform.aws.s3_public_acl

import data.lib.aws
import data.lib.terraform

# Lists that AWS has names for, and that grant something to everybody.
_public := {"public-read", "public-read-write", "authenticated-read"}

_groups := {
	"http://acs.amazonaws.com/groups/global/AllUsers": "everybody",
	"http://acs.amazonaws.com/groups/global/AuthenticatedUsers": "everybody with an AWS account",
}

deny contains terraform.finding(setting, message) if {
	some setting in _lists
	setting.value in _public
	message := sprintf("access control list is %s", [setting.value])
}

deny contains terraform.finding(setting, message) if {
	some setting in _grants
	message := sprintf("access control list grants rights to %s", [_groups[setting.value]])
}

unknown contains finding if some finding in terraform.undecided(array.concat(_lists, _grants))

_lists := [setting |
	lists := array.concat(terraform.settings(["aws_s3_bucket"], ["acl"], "private"), [list |
		some type in _beside
		some list in aws.bucket_settings(type, ["acl"], "private")
	])
	some setting in lists
	not setting.resource.address in _ignored
]

# What has a list of its own, beside the bucket.
_beside := ["aws_s3_bucket_acl", "aws_s3_bucket_object", "aws_s3_object", "aws_s3_object_copy"]

_grantee := ["access_control_policy", "grant", "grantee", "uri"]

_grants := [setting |
	grants := array.concat(
		array.concat(
			terraform.settings(["aws_s3_bucket"], ["grant", "uri"], ""),
			aws.bucket_settings("aws_s3_object_copy", ["grant", "uri"], ""),
		),
		aws.bucket_settings("aws_s3_bucket_acl", _grantee, ""),
	)
	some setting in grants
	not setting.resource.address in _ignored
]

# Buckets whose lists count for nothing, by their own setting or by that of the account.
_ignored contains setting.resource.address if {
	type := "aws_s3_bucket_public_access_block"
	some setting in aws.bucket_settings(type, ["ignore_public_acls"], false)
	terraform.is_true(setting.value)
}

_ignored contains resource.address if {
	some account in terraform.resources_of(["aws_s3_account_public_access_block"])
	terraform.is_true(account.body.ignore_public_acls)
	some resource in terraform.resources_of(array.concat(["aws_s3_bucket"], _beside))
}
