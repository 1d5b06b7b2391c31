# METADATA
# title: Copy of an S3 object without a key of your own
# description: >-
#   The copy of the object names no KMS key of your own. It is encrypted already, with keys that S3 keeps or as its
#   bucket says; with a key of your own you also decide who may use it, see every use, and can take it away.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
#     description: AWS, Using server-side encryption with AWS KMS keys
# custom:
#   severity: low
#   kinds: [terraform_module/aws_s3_object_copy]
#   remediation: >-
#     Set `kms_key_id` to a key of your own and `server_side_encryption = "aws:kms"`, or give the bucket such a
#     default (`terraform.aws.s3_encryption_cmk`) and suppress the finding.
package terraform.aws.s3_object_copy_encrypted_with_cmk

import data.lib.aws_keys
import data.lib.terraform

_keys := aws_keys.own(["aws_s3_object_copy"], ["kms_key_id"])

deny contains terraform.finding(setting, "copy is not encrypted with a key of your own") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
