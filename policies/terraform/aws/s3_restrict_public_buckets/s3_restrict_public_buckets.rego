# METADATA
# title: S3 serves a bucket with a public policy to everybody
# description: >-
#   The public access block leaves `restrict_public_buckets` off, as it is where it is not written. A public policy
#   that is already on the bucket goes on letting in everybody, other accounts and anonymous readers.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: AWS, Blocking public access to your Amazon S3 storage
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8
#     description: AWS Security Hub, S3.1 and S3.8
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_s3_account_public_access_block, terraform_module/aws_s3_bucket_public_access_block]
#   remediation: >-
#     Set `restrict_public_buckets = true`. Access from other accounts ends while the policy is public; name these
#     accounts in the policy instead of `"*"`.
#   controls:
#     cis_aws_3_0: ["2.1.4"]
#     fsbp: ["S3.1", "S3.8"]
package terraform.aws.s3_restrict_public_buckets

import data.lib.aws
import data.lib.terraform

_blocks := aws.public_access("restrict_public_buckets")

deny contains terraform.mended(setting, "public bucket policies still count for everybody", true) if {
	some setting in _blocks
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_blocks)
