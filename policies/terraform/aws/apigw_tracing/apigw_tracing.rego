# METADATA
# title: API Gateway stage without X-Ray tracing
# description: >-
#   Requests to the stage are not traced. Where an answer is slow or fails, nobody sees which of the functions and
#   services behind the API it was.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-xray.html
#     description: AWS, Trace user requests to REST APIs using X-Ray in API Gateway
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-3
#     description: AWS Security Hub, APIGateway.3
# custom:
#   severity: low
#   kinds: [terraform_module/aws_api_gateway_stage]
#   remediation: >-
#     Set `xray_tracing_enabled = true`. X-Ray samples requests and is paid for by trace.
#   controls:
#     fsbp: ["APIGateway.3"]
package terraform.aws.apigw_tracing

import data.lib.terraform

deny contains terraform.mended(setting, "requests are not traced", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_api_gateway_stage"], ["xray_tracing_enabled"], false)
