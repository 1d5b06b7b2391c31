# METADATA
# title: SNS topic for everybody
# description: >-
#   A statement of the topic's policy allows everybody to use the topic, and no condition says who may ask or from
#   where. Anybody with an AWS account can then read along or publish in your name. Policies that are written as JSON,
#   with `jsonencode` or as `aws_iam_policy_document` are all read.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
#     description: AWS, Amazon SNS security best practices
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-4
#     description: AWS Security Hub, SNS.4
# custom:
#   severity: critical
#   kinds: [terraform_module/aws_sns_topic, terraform_module/aws_sns_topic_policy]
#   remediation: >-
#     Name the accounts or roles in `Principal`, or the service with a condition on `aws:SourceArn`; conditions on
#     `aws:PrincipalOrgID`, `aws:SourceOwner` or `aws:SourceAccount` restrict `*` as well.
#   controls:
#     fsbp: ["SNS.4"]
package terraform.aws.sns_topic_policy_any_principal

import data.lib.aws_policies
import data.lib.terraform

deny contains {"message": message, "at": statement.at, "resource": statement.setting.resource.address} if {
	some statement in _statements
	aws_policies.lets_everybody_in(statement) == true
	message := "policy lets everybody use the topic"
}

unknown contains {"message": message, "at": statement.at, "resource": statement.setting.resource.address} if {
	some statement in _statements
	terraform.unknown(aws_policies.lets_everybody_in(statement))
	message := "whom the policy lets use the topic is known only when Terraform runs"
}

unknown contains finding if some finding in terraform.undecided(aws_policies.unread(_policies))

_statements := aws_policies.statements(_policies)

_policies := terraform.settings(["aws_sns_topic", "aws_sns_topic_policy"], ["policy"], null)
