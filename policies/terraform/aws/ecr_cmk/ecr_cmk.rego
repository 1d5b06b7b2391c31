# METADATA
# title: ECR repository without a key of KMS
# description: >-
#   The images are encrypted already, with a key of S3. With a key of KMS you see each use of it in CloudTrail and,
#   where it is your own, say who may pull at all.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
#     description: AWS, Encryption at rest
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-5
#     description: AWS Security Hub, ECR.5
# custom:
#   severity: low
#   kinds: [terraform_module/aws_ecr_repository]
#   remediation: >-
#     Set `encryption_type = "KMS"` in `encryption_configuration`, with the `kms_key` of your own. Terraform replaces
#     an existing repository when this changes: copy the images first.
package terraform.aws.ecr_cmk

import data.lib.terraform

deny contains terraform.mended(setting, "images are not encrypted with a key of KMS", "KMS") if {
	some setting in _settings
	terraform.known(setting.value)
	not setting.value in {"KMS", "KMS_DSSE"}
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_ecr_repository"], ["encryption_configuration", "encryption_type"], "AES256")
