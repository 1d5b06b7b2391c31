# METADATA
# title: API Gateway stage without access logs
# description: >-
#   The stage writes no access log. Nobody can see who called the API, from where and with what result, which is the
#   first question when a key leaks or a client misbehaves.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
#     description: AWS, Set up CloudWatch logging for REST APIs in API Gateway
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-9
#     description: AWS Security Hub, APIGateway.9
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_api_gateway_stage, terraform_module/aws_apigatewayv2_stage]
#   remediation: >-
#     Add `access_log_settings` with the `destination_arn` of a log group and a `format` that has at least
#     `$context.identity.sourceIp`, `$context.requestId` and `$context.status`.
#   controls:
#     fsbp: ["APIGateway.9"]
package terraform.aws.apigw_access_logging

import data.lib.terraform

deny contains terraform.finding(setting, "requests to the stage are not logged") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_api_gateway_stage", "aws_apigatewayv2_stage"], ["access_log_settings"])
