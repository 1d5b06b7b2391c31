# METADATA
# title: Copy of an image without a key of your own
# description: >-
#   Where the copy is encrypted it is so already with the key of AWS (`aws/ebs`): such an image cannot be shared with
#   another account. With a key of your own you say who may use it, see each use in CloudTrail and can take access
#   back at once.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ami_copy
#     description: Terraform, aws_ami_copy
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_ami_copy]
#   remediation: >-
#     Set `kms_key_id` to the ARN of an `aws_kms_key`. `encrypted = true` has to stand beside it.
package terraform.aws.ami_copy_uses_cmk

import data.lib.terraform

deny contains terraform.finding(setting, "image is not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_ami_copy"], ["kms_key_id"])
