# METADATA
# title: Image with a volume that is not encrypted
# description: >-
#   A volume of the image is not encrypted, and those of what is started from it are not either. Volumes that are made
#   from a snapshot are as that and are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/AMIEncryption.html
#     description: AWS, Use encryption with EBS-backed AMIs
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ami
#     description: Terraform, aws_ami
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_ami]
#   remediation: >-
#     Set `encrypted = true` in `ebs_block_device`, or name an encrypted `snapshot_id`.
package terraform.aws.ami_encryption

import data.lib.terraform
import data.lib.terraform_blocks

deny contains terraform.mended(setting, "volume of the image is not encrypted", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some said in terraform_blocks.stated(["aws_ami"], ["ebs_block_device", "encrypted"], false)
	not terraform.is_true(said.value)
	snapshots := terraform.presences_of(said.resource, ["snapshot_id"])
	some setting in terraform.unless(terraform_blocks.doubted(said), snapshots)
]
