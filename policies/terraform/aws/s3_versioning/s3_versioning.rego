# METADATA
# title: S3 bucket without versioning
# description: >-
#   Objects that are overwritten or deleted are gone. A bad deployment, a wrong lifecycle rule or ransomware that
#   encrypts the bucket cannot be undone. The setting is looked for in the bucket and in `aws_s3_bucket_versioning`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
#     description: AWS, Retaining multiple versions of objects with S3 Versioning
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-14
#     description: AWS Security Hub, S3.14
# custom:
#   severity: low
#   kinds: [terraform_module/aws_s3_bucket, terraform_module/aws_s3_bucket_versioning]
#   remediation: >-
#     Add an `aws_s3_bucket_versioning` with `status = "Enabled"`, and a lifecycle rule with
#     `noncurrent_version_expiration`, because every old version is paid for. Buckets whose content can be made again
#     may do without: suppress the finding there and say why.
package terraform.aws.s3_versioning

import data.lib.aws
import data.lib.terraform

deny contains terraform.finding(setting, "versioning is off") if {
	some setting in _versioning
	_is_off(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_versioning)

unknown contains finding if {
	some setting in _versioning
	not _is_off(setting.value)
	some finding in terraform.undecided(setting.doubts)
}

_is_off(value) if value in {false, "false", "0", "${False}", "Disabled", "Suspended"}

_versioning := array.concat(
	aws.own_settings("aws_s3_bucket_versioning", ["versioning", "enabled"], false),
	aws.bucket_settings("aws_s3_bucket_versioning", ["versioning_configuration", "status"], "Disabled"),
)
