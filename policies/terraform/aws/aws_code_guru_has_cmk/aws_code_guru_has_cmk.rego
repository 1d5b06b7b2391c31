# METADATA
# title: CodeGuru association without a key of your own
# description: >-
#   What CodeGuru keeps of the code is encrypted already, with a key that AWS keeps. With a key of your own you say
#   who may use it, see each use in CloudTrail and can take access back at once.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codegurureviewer_repository_association
#     description: Terraform, aws_codegurureviewer_repository_association
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_codegurureviewer_repository_association]
#   remediation: >-
#     Set `encryption_option = "CUSTOMER_MANAGED_CMK"` and `kms_key_id` in `kms_key_details`.
package terraform.aws.aws_code_guru_has_cmk

import data.lib.terraform

deny contains terraform.finding(setting, "code is not encrypted with a key of your own") if {
	some setting in _settings
	terraform.known(setting.value)
	setting.value != "CUSTOMER_MANAGED_CMK"
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(
	["aws_codegurureviewer_repository_association"],
	["kms_key_details", "encryption_option"],
	"AWS_OWNED_CMK",
)
