# METADATA
# title: Lambda function without active tracing
# description: >-
#   The function does not trace its requests with X-Ray by itself: its mode is `PassThrough`, as it is where nothing
#   is said, and then only requests are traced that whoever calls the function has chosen. Where time was lost or an
#   error came from is then not seen. Functions that CloudFront runs at its edge cannot be traced and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html
#     description: AWS, Visualize Lambda function invocations using AWS X-Ray
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-7
#     description: AWS Security Hub, Lambda.7
# custom:
#   severity: low
#   kinds: [terraform_module/aws_lambda_function]
#   remediation: >-
#     Write a block `tracing_config` with `mode = "Active"`, and give the role of the function
#     `AWSXRayDaemonWriteAccess`.
#   controls:
#     fsbp: ["Lambda.7"]
package terraform.aws.lambda_tracing

import data.lib.aws_lambda
import data.lib.terraform

deny contains terraform.mended(setting, "function does not trace its requests", "Active") if {
	some setting in _tracing
	terraform.known(setting.value)
	setting.value != "Active"
}

unknown contains finding if some finding in terraform.undecided(_tracing)

_tracing := [setting |
	some setting in terraform.settings(["aws_lambda_function"], ["tracing_config", "mode"], "PassThrough")
	not setting.resource.name in aws_lambda.at_edge
]
