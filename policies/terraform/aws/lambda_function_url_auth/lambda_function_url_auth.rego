# METADATA
# title: Lambda function that anybody may call by its URL
# description: >-
#   The URL of the function asks for no authorization: whoever knows it may call the function, as often as they like,
#   and you pay for it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
#     description: AWS, Control access to Lambda function URLs
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function_url
#     description: Terraform, aws_lambda_function_url
# custom:
#   severity: high
#   kinds: [terraform_module/aws_lambda_function_url]
#   remediation: >-
#     Set `authorization_type = "AWS_IAM"`. Where the function checks a signature itself, as those for webhooks do,
#     suppress the finding and say so.
package terraform.aws.lambda_function_url_auth

import data.lib.terraform

deny contains terraform.mended(setting, "anybody may call the function", "AWS_IAM") if {
	some setting in _settings
	terraform.known(setting.value)
	setting.value == "NONE"
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_lambda_function_url"], ["authorization_type"], "")
