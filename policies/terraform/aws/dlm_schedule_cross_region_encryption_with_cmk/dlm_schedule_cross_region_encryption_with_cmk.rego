# METADATA
# title: Scheduled snapshot copies without a key of your own
# description: >-
#   Snapshots that the policy copies to another region by its schedule are encrypted there, if at all, with the key of
#   AWS. With a key of your own you say who may use it, see each use in CloudTrail and can take access back at once.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dlm_lifecycle_policy
#     description: Terraform, aws_dlm_lifecycle_policy
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_dlm_lifecycle_policy]
#   remediation: >-
#     Set `cmk_arn` in `cross_region_copy_rule` to the ARN of a key of the other region.
package terraform.aws.dlm_schedule_cross_region_encryption_with_cmk

import data.lib.terraform
import data.lib.terraform_blocks

deny contains terraform.finding(setting, "copies are not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_path := ["policy_details", "schedule", "cross_region_copy_rule", "cmk_arn"]

_settings := terraform_blocks.present(["aws_dlm_lifecycle_policy"], _path)
