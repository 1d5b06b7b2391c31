# METADATA
# title: API Gateway that logs whole requests
# description: >-
#   Requests and answers are written to CloudWatch as a whole, with the passwords, tokens and personal data that are
#   in them. Whoever may read the log has them all.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
#     description: AWS, Set up CloudWatch logging for REST APIs in API Gateway
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method_settings
#     description: Terraform, aws_api_gateway_method_settings
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_api_gateway_method_settings]
#   remediation: >-
#     Set `data_trace_enabled = false`, and use `access_log_settings` of the stage to say what is logged.
package terraform.aws.api_gateway_method_settings_data_trace

import data.lib.terraform

deny contains terraform.mended(setting, "whole requests and answers are logged", false) if {
	some setting in _settings
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_api_gateway_method_settings"], ["settings", "data_trace_enabled"], false)
