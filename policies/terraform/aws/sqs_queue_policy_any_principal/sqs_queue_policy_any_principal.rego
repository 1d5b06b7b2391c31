# METADATA
# title: SQS queue for everybody
# description: >-
#   A statement of the queue's policy allows everybody to use the queue, and no condition says who may ask or from
#   where. Anybody with an AWS account can then read its messages or put in their own. Policies that are written as
#   JSON, with `jsonencode` or as `aws_iam_policy_document` are all read.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
#     description: AWS, Amazon SQS security best practices
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-3
#     description: AWS Security Hub, SQS.3
# custom:
#   severity: critical
#   kinds: [terraform_module/aws_sqs_queue, terraform_module/aws_sqs_queue_policy]
#   remediation: >-
#     Name the accounts or roles in `Principal`, or the service with a condition on `aws:SourceArn`; conditions on
#     `aws:PrincipalOrgID`, `aws:SourceAccount` or `aws:SourceVpce` restrict `*` as well.
#   controls:
#     fsbp: ["SQS.3"]
package terraform.aws.sqs_queue_policy_any_principal

import data.lib.aws_policies
import data.lib.terraform

deny contains {"message": message, "at": statement.at, "resource": statement.setting.resource.address} if {
	some statement in _statements
	aws_policies.lets_everybody_in(statement) == true
	message := "policy lets everybody use the queue"
}

unknown contains {"message": message, "at": statement.at, "resource": statement.setting.resource.address} if {
	some statement in _statements
	terraform.unknown(aws_policies.lets_everybody_in(statement))
	message := "whom the policy lets use the queue is known only when Terraform runs"
}

unknown contains finding if some finding in terraform.undecided(aws_policies.unread(_policies))

_statements := aws_policies.statements(_policies)

_policies := terraform.settings(["aws_sqs_queue", "aws_sqs_queue_policy"], ["policy"], null)
