# METADATA
# title: API deployment that is deleted before its successor
# description: >-
#   A new deployment deletes the old one first. AWS refuses that while a stage points to it (`Active stages pointing
#   to this deployment must be moved or deleted`), and the apply stops half way.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle
#     description: Terraform, The lifecycle meta-argument
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_deployment
#     description: Terraform, aws_api_gateway_deployment
# custom:
#   severity: low
#   kinds: [terraform_module/aws_api_gateway_deployment]
#   remediation: >-
#     Set `create_before_destroy = true` in a `lifecycle` block.
package terraform.aws.api_gateway_deployment_create_before_destroy

import data.lib.terraform

deny contains terraform.mended(setting, "old one is deleted before the new one is there", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_api_gateway_deployment"], ["lifecycle", "create_before_destroy"], false)
