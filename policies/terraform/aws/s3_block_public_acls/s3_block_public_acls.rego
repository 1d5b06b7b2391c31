# METADATA
# title: S3 takes new public access control lists
# description: >-
#   The public access block leaves `block_public_acls` off, as it is where it is not written. Whoever may upload can
#   then put a list on an object that lets everybody read it. AWS blocks this for new buckets; a block that says
#   nothing takes that protection away.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: AWS, Blocking public access to your Amazon S3 storage
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8
#     description: AWS Security Hub, S3.1 and S3.8
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_s3_account_public_access_block, terraform_module/aws_s3_bucket_public_access_block]
#   remediation: >-
#     Set `block_public_acls = true`. Uploads that ask for a public list are refused from then on, so look for
#     `public-read` in scripts and applications first.
#   controls:
#     cis_aws_3_0: ["2.1.4"]
#     fsbp: ["S3.1", "S3.8"]
package terraform.aws.s3_block_public_acls

import data.lib.aws
import data.lib.terraform

_blocks := aws.public_access("block_public_acls")

deny contains terraform.mended(setting, "new public access control lists are accepted", true) if {
	some setting in _blocks
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_blocks)
