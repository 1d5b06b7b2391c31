# METADATA
# title: Kendra index without a key of your own
# description: >-
#   The index is encrypted already, with a key of AWS. With a key of your own you say who may use it, see each use in
#   CloudTrail and can take access back at once.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kendra_index
#     description: Terraform, aws_kendra_index
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_kendra_index]
#   remediation: >-
#     Set `kms_key_id` in `server_side_encryption_configuration` to an `aws_kms_key`.
package terraform.aws.kendra_index_sse_uses_cmk

import data.lib.terraform

deny contains terraform.finding(setting, "index is not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_kendra_index"], ["server_side_encryption_configuration", "kms_key_id"])
