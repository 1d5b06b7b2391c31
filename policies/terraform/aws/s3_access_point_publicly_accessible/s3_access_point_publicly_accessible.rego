# METADATA
# title: S3 access point that lets the public in
# description: >-
#   The access point switches off a setting that keeps the public out, all of which are on by themselves. What its
#   policy allows to everybody then holds, and it cannot be changed later: an access point keeps its settings.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html
#     description: AWS, Managing public access to access points for general purpose buckets
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-19
#     description: AWS Security Hub, S3.19
# custom:
#   severity: high
#   kinds: [terraform_module/aws_s3_access_point]
#   remediation: >-
#     Remove the `public_access_block_configuration` block, or set all four of its arguments to true. Terraform
#     replaces the access point when they change.
#   controls:
#     fsbp: ["S3.19"]
package terraform.aws.s3_access_point_publicly_accessible

import data.lib.terraform

deny contains terraform.mended(setting, message, true) if {
	some setting in _settings
	terraform.is_false(setting.value)
	message := sprintf("%s is off", [regex.replace(setting.name, `^.*\.`, "")])
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some name in ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]
	some setting in terraform.settings(["aws_s3_access_point"], ["public_access_block_configuration", name], true)
]
