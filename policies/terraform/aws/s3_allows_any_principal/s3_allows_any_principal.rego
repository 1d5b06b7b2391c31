# METADATA
# title: S3 bucket policy for everybody
# description: >-
#   A statement of the bucket's policy allows everybody something, and no condition says who may ask or from where.
#   What is in the bucket is then public, or can be changed by anybody. A policy that the public access block of the
#   bucket or of the account holds back does no harm and is left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
#     description: AWS, The meaning of "public"
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-2
#     description: AWS Security Hub, S3.2
# custom:
#   severity: critical
#   kinds: [terraform_module/aws_s3_bucket, terraform_module/aws_s3_bucket_policy]
#   remediation: >-
#     Name the accounts or roles in `Principal`. Serve web pages through CloudFront with an origin access control,
#     which needs no public bucket, and set all four settings of an `aws_s3_bucket_public_access_block`.
#   controls:
#     fsbp: ["S3.2", "S3.3"]
package terraform.aws.s3_allows_any_principal

import data.lib.aws
import data.lib.aws_policies
import data.lib.terraform

deny contains {"message": message, "at": statement.at, "resource": statement.setting.resource.address} if {
	some statement in _statements
	aws_policies.lets_everybody_in(statement) == true
	not statement.setting.resource.address in _perhaps_held_back
	message := "policy lets everybody in"
}

unknown contains {"message": message, "at": statement.at, "resource": statement.setting.resource.address} if {
	some statement in _statements
	_is_undecided(statement)
	not statement.setting.resource.address in _held_back
	message := "whether the policy lets everybody in is known only when Terraform runs"
}

unknown contains finding if some finding in terraform.undecided(aws_policies.unread(_policies))

_is_undecided(statement) if terraform.unknown(aws_policies.lets_everybody_in(statement))

_is_undecided(statement) if {
	aws_policies.lets_everybody_in(statement) == true
	statement.setting.resource.address in _perhaps_held_back
}

_statements := aws_policies.statements(_policies)

_policies := terraform.settings(["aws_s3_bucket", "aws_s3_bucket_policy"], ["policy"], null)

# Resources whose public policies are refused, or count for nothing.
_held_back contains address if {
	some setting in _blocking
	terraform.is_true(setting.value)
	object.get(setting, "doubts", []) == []
	some address in _policies_of(setting)
}

# Those of which that is so, or may be.
_perhaps_held_back contains address if {
	some setting in _blocking
	not terraform.is_false(setting.value)
	some address in _policies_of(setting)
}

_blocking := [setting |
	some name in ["block_public_policy", "restrict_public_buckets"]
	some setting in array.concat(
		aws.bucket_settings("aws_s3_bucket_public_access_block", [name], false),
		terraform.settings(["aws_s3_account_public_access_block"], [name], false),
	)
]

# What has a policy that a setting is about; one of the account is about all.
_policies_of(setting) := {policy.address |
	some policy in terraform.resources_of(["aws_s3_bucket", "aws_s3_bucket_policy"])
} if {
	setting.resource.type == "aws_s3_account_public_access_block"
} else := {setting.resource.address} | object.get(_beside, setting.resource.address, set())

_beside[bucket.address] contains policy.address if {
	some policy in terraform.resources_of(["aws_s3_bucket_policy"])
	some bucket in aws.buckets_of(policy)
}
