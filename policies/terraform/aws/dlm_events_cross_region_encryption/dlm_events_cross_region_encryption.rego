# METADATA
# title: Snapshot copies of events without encryption
# description: >-
#   Snapshots that the policy copies to another region when one is shared are not encrypted there. Whoever gets hold
#   of one reads all that is on it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/ebs/latest/userguide/event-policy.html
#     description: AWS, Automate cross-account snapshot copies with Data Lifecycle Manager
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dlm_lifecycle_policy
#     description: Terraform, aws_dlm_lifecycle_policy
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_dlm_lifecycle_policy]
#   remediation: >-
#     Set `encrypted = true` in `encryption_configuration`.
package terraform.aws.dlm_events_cross_region_encryption

import data.lib.terraform
import data.lib.terraform_blocks

deny contains terraform.mended(setting, "copies are not encrypted", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_path := ["policy_details", "action", "cross_region_copy", "encryption_configuration", "encrypted"]

_settings := [terraform_blocks.doubted(setting) |
	some setting in terraform_blocks.stated(["aws_dlm_lifecycle_policy"], _path, false)
	not terraform.is_true(setting.value)
]
