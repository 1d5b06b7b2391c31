# METADATA
# title: S3 takes public bucket policies
# description: >-
#   The public access block leaves `block_public_policy` off, as it is where it is not written. One statement with
#   `Principal: "*"`, by mistake or by somebody who took over a pipeline, then opens the bucket to the world.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: AWS, Blocking public access to your Amazon S3 storage
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8
#     description: AWS Security Hub, S3.1 and S3.8
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_s3_account_public_access_block, terraform_module/aws_s3_bucket_public_access_block]
#   remediation: >-
#     Set `block_public_policy = true`. Public files are better served through CloudFront with origin access control,
#     whose policy does not count as public.
#   controls:
#     cis_aws_3_0: ["2.1.4"]
#     fsbp: ["S3.1", "S3.8"]
package terraform.aws.s3_block_public_policy

import data.lib.aws
import data.lib.terraform

_blocks := aws.public_access("block_public_policy")

deny contains terraform.mended(setting, "public bucket policies are accepted", true) if {
	some setting in _blocks
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_blocks)
