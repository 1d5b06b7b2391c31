# METADATA
# title: EMR configuration without a key of KMS for S3
# description: >-
#   What clusters write to S3 is encrypted with a key of S3 at most, which everybody with access to the bucket may
#   use. With a key of your own you say who may use it, see each use in CloudTrail and can take access back at once.
# related_resources:
#   - ref: https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-create-security-configuration.html
#     description: AWS, Create a security configuration
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/emr_security_configuration
#     description: Terraform, aws_emr_security_configuration
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_emr_security_configuration]
#   remediation: >-
#     Set `EncryptionMode` to `SSE-KMS` in `S3EncryptionConfiguration`, beside `EnableAtRestEncryption`, with the
#     `AwsKmsKey`.
package terraform.aws.emr_cluster_is_encrypted_kms

import data.lib.aws_emr
import data.lib.terraform

deny contains terraform.finding(configuration.setting, "data in S3 is not encrypted with a key of KMS") if {
	some configuration in aws_emr.configurations
	terraform.is_false(_verdict(configuration.encryption))
}

unknown contains terraform.finding(configuration.setting, message) if {
	some configuration in aws_emr.configurations
	terraform.unknown(_verdict(configuration.encryption))
	message := "what the configuration encrypts is known only when Terraform runs"
}

unknown contains finding if some finding in terraform.undecided(aws_emr.unread)

_verdict(encryption) := aws_emr.all_of([
	aws_emr.at(encryption, ["EnableAtRestEncryption"]),
	_is_of_kms(aws_emr.at(encryption, _path)),
])

_path := ["AtRestEncryptionConfiguration", "S3EncryptionConfiguration", "EncryptionMode"]

_is_of_kms(mode) := mode if {
	terraform.unknown(mode)
} else := mode in {"SSE-KMS", "CSE-KMS", "CSE-Custom"}
