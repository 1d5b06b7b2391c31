# METADATA
# title: Lambda function without a limit of its own
# description: >-
#   The function may take all of the concurrent executions of the account. A loop or a flood of requests then stops
#   every other function of the region, and is paid for.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
#     description: AWS, Configuring reserved concurrency for a function
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
#     description: Terraform, aws_lambda_function
# custom:
#   severity: low
#   kinds: [terraform_module/aws_lambda_function]
#   remediation: >-
#     Set `reserved_concurrent_executions` to what the function needs at most.
package terraform.aws.lambda_function_level_concurrent_execution_limit

import data.lib.terraform

deny contains terraform.finding(setting, "function may take all executions of the account") if {
	some setting in _settings
	terraform.number(setting.value) < 0
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_lambda_function"], ["reserved_concurrent_executions"], -1)
