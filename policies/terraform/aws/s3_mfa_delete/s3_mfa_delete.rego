# METADATA
# title: S3 versions that can be deleted without MFA
# description: >-
#   The bucket keeps versions, but whoever has the right to may delete them, or switch versioning off, without a
#   second factor. Stolen keys are then enough to destroy what versions were meant to save. Buckets without versioning
#   are the matter of `terraform.aws.s3_versioning`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html
#     description: AWS, Configuring MFA delete
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-20
#     description: AWS Security Hub, S3.20
# custom:
#   severity: low
#   kinds: [terraform_module/aws_s3_bucket, terraform_module/aws_s3_bucket_versioning]
#   remediation: >-
#     Set `mfa_delete = "Enabled"` and `mfa` in the `aws_s3_bucket_versioning`; only the root user of the account can
#     apply that. Buckets with lifecycle rules cannot have it: Object Lock protects versions there.
#   controls:
#     cis_aws_3_0: ["2.1.2"]
package terraform.aws.s3_mfa_delete

import data.lib.aws
import data.lib.terraform

deny contains terraform.finding(setting, "versions can be deleted without a second factor") if {
	some setting in _deletion
	_is_off(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_deletion)

_is_off(value) if value in {false, "false", "0", "${False}", "Disabled"}

_deletion := array.concat(
	[setting |
		some setting in aws.own_settings("aws_s3_bucket_versioning", ["versioning", "mfa_delete"], false)
		"versioning" in setting.at
	],
	aws.bucket_settings("aws_s3_bucket_versioning", ["versioning_configuration", "mfa_delete"], "Disabled"),
)
