# METADATA
# title: S3 bucket readable or writable for everybody
# description: >-
#   The bucket's access control list grants rights to everybody, or to everybody who has some AWS account. What is in
#   the bucket is then public whatever its policy says. A list that the bucket's public access block ignores does no
#   harm and is left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
#     description: AWS, Access control list overview
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: AWS, Blocking public access to your Amazon S3 storage
# custom:
#   severity: critical
#   kinds: [terraform_module]
#   remediation: >-
#     Remove the list (new buckets need none), share through a bucket policy that names who may read, and put an
#     `aws_s3_bucket_public_access_block` with all four settings on the bucket.
#   controls:
#     cis_aws_3_0: ["2.1.4"]
package terraform.aws.s3_public_acl

import data.lib.terraform

# Lists that AWS has names for, and that grant something to everybody.
_public := {"public-read", "public-read-write", "authenticated-read"}

_groups := {
	"http://acs.amazonaws.com/groups/global/AllUsers": "everybody",
	"http://acs.amazonaws.com/groups/global/AuthenticatedUsers": "everybody with an AWS account",
}

deny contains {"message": message, "at": array.concat(holder.path, ["acl"]), "resource": holder.bucket} if {
	some holder in _holders
	holder.body.acl in _public
	not _ignored(holder.bucket)
	message := sprintf("access control list is %s", [holder.body.acl])
}

deny contains {"message": message, "at": array.concat(grant.path, ["uri"]), "resource": holder.bucket} if {
	some holder in _holders
	some grant in array.concat(terraform.blocks(holder, "grant"), _grantees(holder))
	who := _groups[grant.body.uri]
	not _ignored(holder.bucket)
	message := sprintf("access control list grants rights to %s", [who])
}

# What has a list, and the address of the bucket that the list is for.
_holders := array.concat(
	[object.union(bucket, {"bucket": bucket.address}) |
		some bucket in object.get(terraform.resources, "aws_s3_bucket", [])
	],
	[object.union(acl, {"bucket": _bucket_of(acl)}) |
		some acl in object.get(terraform.resources, "aws_s3_bucket_acl", [])
	],
)

_grantees(holder) := [grantee |
	some grant in terraform.nested(holder, ["access_control_policy", "grant"])
	some grantee in terraform.blocks(grant, "grantee")
]

# The bucket that a resource speaks of; itself where that bucket is not in the module.
_bucket_of(resource) := found[0] if {
	found := [bucket.address |
		some bucket in object.get(terraform.resources, "aws_s3_bucket", [])
		terraform.refers_to(object.get(resource.body, "bucket", ""), bucket.address)
	]
	count(found) > 0
} else := resource.address

_ignored(bucket) if {
	some block in object.get(terraform.resources, "aws_s3_bucket_public_access_block", [])
	_bucket_of(block) == bucket
	terraform.is_true(block.body.ignore_public_acls)
}
