# METADATA
# title: Comprehend model without a key of your own
# description: >-
#   The model, which holds much of what it was trained with, is encrypted already with a key of AWS. With a key of
#   your own you say who may use it, see each use in CloudTrail and can take access back at once.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/comprehend_entity_recognizer
#     description: Terraform, aws_comprehend_entity_recognizer
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_comprehend_entity_recognizer]
#   remediation: >-
#     Set `model_kms_key_id` to the ARN of an `aws_kms_key`.
package terraform.aws.comprehend_entity_recognizer_model_uses_cmk

import data.lib.terraform

deny contains terraform.finding(setting, "model is not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_comprehend_entity_recognizer"], ["model_kms_key_id"])
