# METADATA
# title: S3 versions that can be deleted without MFA
# description: >-
#   The bucket keeps versions, but whoever has the right to may delete them, or switch versioning off, without a
#   second factor. Stolen keys are then enough to destroy what versions were meant to save. Buckets without versioning
#   are the matter of `terraform.aws.s3_versioning`; those with lifecycle rules cannot have MFA delete and are left out.
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
#     apply that.
#   controls:
#     cis_aws_3_0: ["2.1.2"]
package terraform.aws.s3_mfa_delete

import data.lib.aws
import data.lib.terraform

deny contains terraform.finding(setting, "versions can be deleted without a second factor") if {
	some setting in _deletion
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_deletion)

_is_off(value) if value in {false, "false", "0", "${False}", "Disabled", "Suspended"}

# Whether versions of buckets take a second factor, of those that keep versions and have no lifecycle.
_deletion := [setting |
	some [said, versioning] in array.concat(_own, _beside)
	judged := object.union(said, {"value": false | _is_off(said.value)})
	some setting in terraform.unless(judged, [
		{"name": versioning.name, "value": _none_kept(versioning.value)},
		{"name": "lifecycle_rule", "value": _has_lifecycle(said.resource)},
	])
]

_type := "aws_s3_bucket_versioning"

# Settings of MFA delete, each with that of versioning beside it.
_own := [[said, kept[index]] |
	kept := aws.own_settings(_type, ["versioning", "enabled"], false)
	some index, said in aws.own_settings(_type, ["versioning", "mfa_delete"], false)
	"versioning" in said.at
]

_beside := [[said, kept[index]] |
	kept := aws.bucket_settings(_type, ["versioning_configuration", "status"], "Disabled")
	some index, said in aws.bucket_settings(_type, ["versioning_configuration", "mfa_delete"], "Disabled")
]

_none_kept(versioning) := versioning if {
	terraform.unknown(versioning)
} else if {
	_is_off(versioning)
} else := false

# Whether a bucket has a lifecycle: true, false, or an unknown value. Of a bucket that another module makes nothing is seen.
_has_lifecycle(bucket) := false if {
	bucket.type != "aws_s3_bucket"
} else := said[0] if {
	said := [setting.value | some setting in _lifecycles; setting.resource == bucket]
	count(said) > 0
} else := true

_lifecycles := aws.own_presences("aws_s3_bucket_lifecycle_configuration", ["lifecycle_rule"])
