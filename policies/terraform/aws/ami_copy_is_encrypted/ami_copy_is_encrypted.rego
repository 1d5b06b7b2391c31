# METADATA
# title: Copy of an image without encryption
# description: >-
#   The snapshots of the copy are not encrypted, and the volumes of what is started from it are not either. Whoever
#   gets hold of a snapshot reads all that is on it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html
#     description: AWS, Use encryption with EBS-backed AMIs
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ami_copy
#     description: Terraform, aws_ami_copy
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_ami_copy]
#   remediation: >-
#     Set `encrypted = true`, and `kms_key_id` for a key of your own.
package terraform.aws.ami_copy_is_encrypted

import data.lib.terraform

deny contains terraform.mended(setting, "copy of the image is not encrypted", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_ami_copy"], ["encrypted"], false)
