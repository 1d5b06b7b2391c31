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
import data.lib.terraform_instances

# Lists that AWS has names for, and that grant something to everybody.
_public := {"public-read", "public-read-write", "authenticated-read"}

_groups := {
	"http://acs.amazonaws.com/groups/global/AllUsers": "everybody",
	"http://acs.amazonaws.com/groups/global/AuthenticatedUsers": "everybody with an AWS account",
}

deny contains terraform.finding(setting, message) if {
	some setting in _lists
	setting.value in _public
	count(_doubts(setting)) == 0
	message := sprintf("access control list is %s", [setting.value])
}

deny contains terraform.finding(setting, message) if {
	some setting in _grants
	count(_doubts(setting)) == 0
	message := sprintf("access control list grants rights to %s", [_groups[setting.value]])
}

unknown contains finding if some finding in terraform.undecided(array.concat(_lists, _grants))

unknown contains finding if {
	some setting in array.concat(_lists, _grants)
	_is_public(setting.value)
	some finding in terraform.undecided(_doubts(setting))
}

_is_public(value) if value in _public

_is_public(value) if _groups[value]

_lists := [setting |
	lists := array.concat(terraform.settings(["aws_s3_bucket"], ["acl"], "private"), [list |
		some type in _beside
		some list in aws.bucket_settings(type, ["acl"], "private")
	])
	some setting in lists
	not _is_ignored(setting)
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
	not _is_ignored(setting)
]

# Whether lists count for nothing, by the bucket's own setting or by that of the account.
_is_ignored(setting) if _ignored(setting, [said | some said in _ignoring(setting); _reservations(said, setting) == []])

# Why it is unknown whether a list counts.
_doubts(setting) := [doubt |
	said := _ignoring(setting)
	_ignored(setting, said)
	some ignoring in said
	some doubt in _reservations(ignoring, setting)
]

_ignored(setting, said) if count(_instances(setting) - {index | some ignoring in said; some index in ignoring.instances}) == 0

_instances(setting) := object.get(setting, "instances", terraform_instances.of(setting.resource))

# What tells the account, or the bucket of a list, to ignore lists, or may do so.
_ignoring(setting) := [said |
	of_bucket := [said | some said in _of_buckets; said.resource.address == setting.resource.address]
	some said in array.concat(of_bucket, _of_account(setting))
	not terraform.is_false(said.value)
]

_of_buckets := aws.bucket_settings("aws_s3_bucket_public_access_block", ["ignore_public_acls"], false)

_of_account(setting) := [object.union(said, {"instances": _instances(setting), "doubts": doubts}) |
	some said in terraform.settings(["aws_s3_account_public_access_block"], ["ignore_public_acls"], false)
	doubts := terraform_instances.doubts(said.resource, {})
]

_reservations(said, setting) := [object.union(doubt, {"resource": setting.resource}) |
	some doubt in array.concat([said | terraform.unknown(said.value)], said.doubts)
]
