# METADATA
# title: Image recipe with a volume that is not encrypted
# description: >-
#   A volume of what the recipe builds is not encrypted, and those of what is started from the image are not either. A
#   key alone does not encrypt.
# related_resources:
#   - ref: https://docs.aws.amazon.com/imagebuilder/latest/userguide/data-protection.html
#     description: AWS, Data protection and Image Builder
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/imagebuilder_image_recipe
#     description: Terraform, aws_imagebuilder_image_recipe
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_imagebuilder_image_recipe]
#   remediation: >-
#     Set `encrypted = true` in `ebs`, and `kms_key_id` for a key of your own.
package terraform.aws.imagebuilder_image_recipe_ebs_encrypted

import data.lib.terraform
import data.lib.terraform_blocks

deny contains terraform.mended(setting, "volume of the image is not encrypted", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_path := ["block_device_mapping", "ebs", "encrypted"]

_settings := [terraform_blocks.doubted(setting) |
	some setting in terraform_blocks.stated(["aws_imagebuilder_image_recipe"], _path, false)
	not terraform.is_true(setting.value)
]
