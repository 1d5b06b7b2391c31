# METADATA
# title: REST API that is deleted before its successor
# description: >-
#   A change that replaces the API deletes the old one first. Until the new one and all that hangs on it is there,
#   nobody answers.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle
#     description: Terraform, The lifecycle meta-argument
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_rest_api
#     description: Terraform, aws_api_gateway_rest_api
# custom:
#   severity: low
#   kinds: [terraform_module/aws_api_gateway_rest_api]
#   remediation: >-
#     Set `create_before_destroy = true` in a `lifecycle` block.
package terraform.aws.api_gateway_create_before_destroy

import data.lib.terraform

deny contains terraform.mended(setting, "old one is deleted before the new one is there", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_api_gateway_rest_api"], ["lifecycle", "create_before_destroy"], false)
