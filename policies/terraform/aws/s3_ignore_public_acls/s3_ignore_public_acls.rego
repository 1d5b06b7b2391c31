# METADATA
# title: S3 honours public access control lists
# description: >-
#   The public access block leaves `ignore_public_acls` off, as it is where it is not written. Objects that were made
#   public by a list, perhaps years ago and by another account, stay readable for everybody.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: AWS, Blocking public access to your Amazon S3 storage
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8
#     description: AWS Security Hub, S3.1 and S3.8
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_s3_account_public_access_block, terraform_module/aws_s3_bucket_public_access_block]
#   remediation: >-
#     Set `ignore_public_acls = true`. Nothing is deleted: lists stay and only stop to count, so it can be taken back
#     if a reader turns up that needs one.
#   controls:
#     cis_aws_3_0: ["2.1.4"]
#     fsbp: ["S3.1", "S3.8"]
package terraform.aws.s3_ignore_public_acls

import data.lib.aws
import data.lib.terraform

_blocks := aws.public_access("ignore_public_acls")

deny contains terraform.mended(setting, "public access control lists still count", true) if {
	some setting in _blocks
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_blocks)
