# METADATA
# title: S3 bucket whose public access nothing blocks
# description: >-
#   No `aws_s3_bucket_public_access_block` of the module keeps the bucket from being made public, or one that lets new
#   public lists or policies through. AWS blocks both for buckets made since April 2023, but only until somebody
#   changes it by hand: what is written is put right again by the next run.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: AWS, Blocking public access to your Amazon S3 storage
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8
#     description: AWS Security Hub, S3.8
# custom:
#   severity: low
#   kinds: [terraform_module/aws_s3_bucket, terraform_module/aws_s3_bucket_public_access_block]
#   remediation: >-
#     Add an `aws_s3_bucket_public_access_block` for the bucket with all four settings true, or one
#     `aws_s3_account_public_access_block` for the whole account.
#   controls:
#     cis_aws_3_0: ["2.1.4"]
#     fsbp: ["S3.8"]
#   overlaps:
#     - terraform.aws.s3_block_public_acls
#     - terraform.aws.s3_block_public_policy
#     - terraform.aws.s3_ignore_public_acls
#     - terraform.aws.s3_restrict_public_buckets
package terraform.aws.s3_public_access_block

import data.lib.aws
import data.lib.terraform

deny contains terraform.finding(setting, "nothing blocks public access to the bucket") if {
	some setting in _blocks
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_blocks)

_type := "aws_s3_bucket_public_access_block"

# What blocks public access to buckets, unless the account does.
_blocks := [setting |
	some said in array.concat(_missing, _chosen)
	some setting in terraform.unless(said, _of_account)
]

# Buckets of which no block speaks.
_missing := aws.own_presences(_type, ["public_access_block"])

# Of blocks, the setting that is off, or may be.
_chosen := [_worse(lists[index], policy) |
	lists := aws.bucket_settings(_type, ["block_public_acls"], false)
	some index, policy in aws.bucket_settings(_type, ["block_public_policy"], false)
]

_of_account := [_worse(lists[index], policy) |
	type := "aws_s3_account_public_access_block"
	lists := terraform.settings([type], ["block_public_acls"], false)
	some index, policy in terraform.settings([type], ["block_public_policy"], false)
]

_worse(lists, policy) := lists if {
	terraform.is_false(lists.value)
} else := policy if {
	terraform.is_true(lists.value)
} else := policy if {
	terraform.is_false(policy.value)
} else := lists
