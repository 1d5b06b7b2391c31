# METADATA
# title: Bedrock agent without a key of your own
# description: >-
#   What the agent keeps is encrypted already, with a key of AWS. With a key of your own you say who may use it, see
#   each use in CloudTrail and can take access back at once.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/bedrockagent_agent
#     description: Terraform, aws_bedrockagent_agent
#   - ref: https://csf.tools/reference/nist-sp-800-53/r5/sc/sc-28/
#     description: NIST SP 800-53, SC-28
# custom:
#   severity: low
#   kinds: [terraform_module/aws_bedrockagent_agent]
#   remediation: >-
#     Set `customer_encryption_key_arn` to the ARN of an `aws_kms_key`.
package terraform.aws.bedrock_agent_encrypted

import data.lib.terraform

deny contains terraform.finding(setting, "agent is not encrypted with a key of your own") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_bedrockagent_agent"], ["customer_encryption_key_arn"])
