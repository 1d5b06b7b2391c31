# METADATA
# title: DMS endpoint without a key of your own
# description: >-
#   The passwords of the endpoint are encrypted already, with the key of AWS (`aws/dms`). With a key of your own you
#   say who may use it, see each use in CloudTrail and can take access back at once.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dms_endpoint
#     description: Terraform, aws_dms_endpoint
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_dms_endpoint]
#   remediation: >-
#     Set `kms_key_arn` to the ARN of an `aws_kms_key`.
package terraform.aws.dms_endpoint_uses_cmk

import data.lib.terraform

deny contains terraform.finding(setting, "connection is not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_dms_endpoint"], ["kms_key_arn"])
