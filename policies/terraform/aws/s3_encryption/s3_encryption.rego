# METADATA
# title: S3 encryption without a valid algorithm
# description: >-
#   The encryption of the bucket names no algorithm, or one that S3 does not know, so what was meant is never applied.
#   S3 encrypts every new object by itself since January 2023: a bucket without any configuration is encrypted, and no
#   finding.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
#     description: AWS, Default encryption FAQ
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html
#     description: AWS, ServerSideEncryptionByDefault
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_s3_bucket, terraform_module/aws_s3_bucket_server_side_encryption_configuration]
#   remediation: >-
#     Set `sse_algorithm` to `aws:kms` (with `kms_master_key_id` for a key of your own), `aws:kms:dsse` or `AES256`,
#     or remove the configuration to stay with the default.
package terraform.aws.s3_encryption

import data.lib.aws
import data.lib.terraform

_separate := ["rule", "apply_server_side_encryption_by_default", "sse_algorithm"]

_inline := array.concat(["server_side_encryption_configuration"], _separate)

deny contains terraform.finding(setting, message) if {
	some setting in _algorithms
	terraform.known(setting.value)
	not setting.value in {"AES256", "aws:fsx", "aws:kms", "aws:kms:dsse"}
	message := sprintf("encryption algorithm is %s", [setting.value])
}

unknown contains finding if some finding in terraform.undecided(_algorithms)

# Blocks that choose an algorithm; without one S3 chooses.
_algorithms := [setting |
	some setting in array.concat(
		terraform.settings(["aws_s3_bucket"], _inline, "missing"),
		aws.bucket_settings("aws_s3_bucket_server_side_encryption_configuration", _separate, "missing"),
	)
	"apply_server_side_encryption_by_default" in setting.at
]
