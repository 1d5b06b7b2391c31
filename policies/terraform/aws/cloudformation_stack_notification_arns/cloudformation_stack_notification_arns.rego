# METADATA
# title: CloudFormation stack that tells nobody
# description: >-
#   No topic of SNS is told what happens to the stack. That it was changed, rolled back or deleted by hand goes
#   unnoticed.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-console-create-stack.html
#     description: AWS, Create a stack from the CloudFormation console
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudformation_stack
#     description: Terraform, aws_cloudformation_stack
# custom:
#   severity: low
#   kinds: [terraform_module/aws_cloudformation_stack]
#   remediation: >-
#     Set `notification_arns` to the ARN of an `aws_sns_topic`.
package terraform.aws.cloudformation_stack_notification_arns

import data.lib.terraform

deny contains terraform.finding(setting, "nobody is told what happens to the stack") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_cloudformation_stack"], ["notification_arns"])
