# METADATA
# title: Lambda function without a dead letter queue
# description: >-
#   An event that the function fails on three times is thrown away, and nobody learns of it. That holds for functions
#   that are called asynchronously (by S3, SNS, EventBridge); one that is only called by an API, or reads a queue,
#   needs none.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
#     description: AWS, Capturing records of Lambda asynchronous invocations
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function
#     description: Terraform, aws_lambda_function
# custom:
#   severity: low
#   kinds: [terraform_module/aws_lambda_function]
#   remediation: >-
#     Add `dead_letter_config` with the `target_arn` of a queue or topic, or an
#     `aws_lambda_function_event_invoke_config` with a destination for failures; where the function is not called
#     asynchronously, suppress the finding and say so.
package terraform.aws.lambda_dlq_configured

import data.lib.terraform

deny contains terraform.finding(setting, "events that fail are lost") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_lambda_function"], ["dead_letter_config", "target_arn"])
