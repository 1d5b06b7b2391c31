# METADATA
# title: S3 bucket that answers without TLS
# description: >-
#   No policy of the bucket refuses requests without TLS. Whoever asks over plain HTTP, by a wrong address or a bad
#   library, sends and gets objects as they are, for everybody on the way to read or change. The policy is looked for
#   in the bucket and in `aws_s3_bucket_policy`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit
#     description: AWS, Enforce encryption of data in transit
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-5
#     description: AWS Security Hub, S3.5
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_s3_bucket, terraform_module/aws_s3_bucket_policy]
#   remediation: >-
#     Add a statement to the policy that denies `s3:*` to `*` on the bucket and its objects where
#     `aws:SecureTransport` is `false`.
#   controls:
#     cis_aws_3_0: ["2.1.1"]
#     fsbp: ["S3.5"]
package terraform.aws.s3_secure_data_transport

import data.lib.aws
import data.lib.aws_policies
import data.lib.terraform

deny contains terraform.finding(setting, "no policy refuses requests without TLS") if {
	some setting in _missing
	setting.value == false
}

deny contains {"message": message, "at": policy.at, "resource": policy.resource.address} if {
	some policy in _written
	not policy.resource.address in _refusing
	not policy.resource.address in _unread
	message := "policy does not refuse requests without TLS"
}

unknown contains finding if some finding in terraform.undecided(_missing)

unknown contains finding if some finding in terraform.undecided(aws_policies.unread(_policies))

unknown contains finding if {
	some finding in terraform.undecided(_partly_unread)
	not finding.resource in _refusing
}

# Buckets that have no policy, or may have none.
_missing := [setting |
	some setting in aws.own_presences("aws_s3_bucket_policy", ["policy"])
	not setting.resource.address in _unread
]

_policies := terraform.settings(["aws_s3_bucket", "aws_s3_bucket_policy"], ["policy"], null)

_written := [setting |
	some setting in _policies
	not setting.value in {null, ""}
]

_unread contains setting.resource.address if some setting in aws_policies.unread(_policies)

_unread contains setting.resource.address if some setting in _partly_unread

# What policies that are made from others say may stand in one of these.
_partly_unread := aws_policies.partly_unread(_policies)

# Resources whose policy refuses requests without TLS, or may do so.
_refusing contains statement.setting.resource.address if {
	some statement in aws_policies.statements(_policies)
	_may_be(statement.effect, "Deny")
	aws_policies.names_everybody(statement)
	some condition in statement.conditions
	lower(condition.key) == "aws:securetransport"
	some value in condition.values
	_may_be(lower(sprintf("%v", [value])), "false")
}

_may_be(value, wanted) if value == wanted

_may_be(value, _) if terraform.unknown(value)
