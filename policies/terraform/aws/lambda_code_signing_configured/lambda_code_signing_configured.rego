# METADATA
# title: Lambda function that runs unsigned code
# description: >-
#   The function runs whatever code is uploaded. With code signing AWS refuses what the pipeline did not sign, also
#   where somebody has stolen the right to upload. Functions that are images cannot have it and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html
#     description: AWS, Using code signing to verify code integrity with Lambda
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
#     description: Terraform, aws_lambda_function
# custom:
#   severity: low
#   kinds: [terraform_module/aws_lambda_function]
#   remediation: >-
#     Make an `aws_lambda_code_signing_config` with a profile of AWS Signer and set its `arn` as
#     `code_signing_config_arn`.
package terraform.aws.lambda_code_signing_configured

import data.lib.terraform

deny contains terraform.finding(setting, "function runs code that nobody signed") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some setting in terraform.presences(["aws_lambda_function"], ["code_signing_config_arn"])
	terraform.argument(setting.resource.body, "package_type", "Zip") != "Image"
]
