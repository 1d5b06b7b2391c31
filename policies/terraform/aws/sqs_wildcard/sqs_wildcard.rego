# METADATA
# title: SQS policy that allows every action
# description: >-
#   A statement of the queue's policy allows every action on it. Who was to send messages may then read those of
#   others, purge the queue, or change the policy itself. Policies that are written as JSON, with `jsonencode` or as
#   `aws_iam_policy_document` are all read.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
#     description: AWS, Amazon SQS security best practices
#   - ref: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html
#     description: AWS, Amazon SQS API permissions
# custom:
#   severity: high
#   kinds: [terraform_module/aws_sqs_queue, terraform_module/aws_sqs_queue_policy]
#   remediation: >-
#     Name the actions: `sqs:SendMessage` for those who send, `sqs:ReceiveMessage`, `sqs:DeleteMessage` and
#     `sqs:GetQueueAttributes` for those who read.
package terraform.aws.sqs_wildcard

import data.lib.aws_policies
import data.lib.terraform

deny contains {"message": message, "at": statement.at, "resource": statement.setting.resource.address} if {
	some statement in _statements
	aws_policies.allows_every_action(statement) == true
	message := "policy allows every action on the queue"
}

unknown contains {"message": message, "at": statement.at, "resource": statement.setting.resource.address} if {
	some statement in _statements
	terraform.unknown(aws_policies.allows_every_action(statement))
	message := "whether the policy allows every action is known only when Terraform runs"
}

unknown contains finding if some finding in terraform.undecided(aws_policies.unread(_policies))

_statements := aws_policies.statements(_policies)

_policies := terraform.settings(["aws_sqs_queue", "aws_sqs_queue_policy"], ["policy"], null)
