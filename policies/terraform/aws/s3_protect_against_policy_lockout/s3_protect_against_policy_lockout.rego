# METADATA
# title: S3 bucket policy that locks everybody out
# description: >-
#   A statement of the bucket's policy denies everybody everything, without a condition. Not even administrators can
#   read the bucket or put the policy right then: only the root user of the account can.
# related_resources:
#   - ref: https://repost.aws/knowledge-center/s3-accidentally-denied-access
#     description: AWS re:Post, Regain access to an S3 bucket
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html
#     description: AWS, Examples of Amazon S3 bucket policies
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_s3_bucket, terraform_module/aws_s3_bucket_policy]
#   remediation: >-
#     Add the condition that was meant, as `"Bool": {"aws:SecureTransport": "false"}`, or deny those only who are not
#     meant to come in, with a condition `ArnNotLike` on `aws:PrincipalArn` that leaves administrators out.
package terraform.aws.s3_protect_against_policy_lockout

import data.lib.aws_policies
import data.lib.terraform

deny contains {"message": message, "at": statement.at, "resource": statement.setting.resource.address} if {
	some statement in _locking
	statement.effect == "Deny"
	message := "policy denies everybody everything"
}

unknown contains {"message": message, "at": statement.at, "resource": statement.setting.resource.address} if {
	some statement in _locking
	terraform.unknown(statement.effect)
	message := "whether the policy denies everybody everything is known only when Terraform runs"
}

unknown contains finding if some finding in terraform.undecided(aws_policies.unread(_policies))

_policies := terraform.settings(["aws_s3_bucket", "aws_s3_bucket_policy"], ["policy"], null)

# Statements on everything that everybody does.
_locking := [statement |
	some statement in aws_policies.statements(_policies)
	count(statement.conditions) == 0
	aws_policies.names_everybody(statement)
	_is_on_everything(statement)
]

_is_on_everything(statement) if {
	some action in statement.actions
	aws_policies.is_every_action(action)
}
