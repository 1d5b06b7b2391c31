# METADATA
# title: Lambda function outside of a VPC
# description: >-
#   The function runs in a network of AWS from which it may reach the whole internet: code that was tampered with can
#   send data anywhere, and no flow log shows it. Databases in a VPC cannot be reached from there. Functions that
#   CloudFront runs at its edge cannot be in one and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
#     description: AWS, Giving Lambda functions access to resources in an Amazon VPC
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-3
#     description: AWS Security Hub, Lambda.3
# custom:
#   severity: low
#   kinds: [terraform_module/aws_lambda_function]
#   remediation: >-
#     Add `vpc_config` with private `subnet_ids` and `security_group_ids`. What the function needs of AWS then goes by
#     VPC endpoints.
package terraform.aws.lambda_in_vpc

import data.lib.aws_lambda
import data.lib.terraform

deny contains terraform.finding(setting, "function is in no VPC") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some setting in terraform.presences(["aws_lambda_function"], ["vpc_config"])
	not setting.resource.name in aws_lambda.at_edge
]
