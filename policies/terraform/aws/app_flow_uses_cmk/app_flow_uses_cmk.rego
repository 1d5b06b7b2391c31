# METADATA
# title: AppFlow flow without a key of your own
# description: >-
#   What the flow moves is encrypted already, with a key that AWS keeps for AppFlow. With a key of your own you say
#   who may use it, see each use in CloudTrail and can take access back at once.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appflow_flow
#     description: Terraform, aws_appflow_flow
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_appflow_flow]
#   remediation: >-
#     Set `kms_arn` to the ARN of an `aws_kms_key`.
package terraform.aws.app_flow_uses_cmk

import data.lib.terraform

deny contains terraform.finding(setting, "data on its way is not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_appflow_flow"], ["kms_arn"])
