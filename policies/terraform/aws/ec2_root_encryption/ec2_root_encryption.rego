# METADATA
# title: Instance whose volumes are not asked to be encrypted
# description: >-
#   A volume of the instance, its root volume before all, is not asked to be encrypted. It is encrypted then only
#   where its image or the account says so: a copy of the disk or of a snapshot gives everything away.
#   `terraform.aws.ebs_encryption` tells only of those that are certainly not. A module that switches encryption on
#   for the region, images that the module copies with encryption, and instances of a launch template are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
#     description: AWS, Amazon EBS encryption
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-3
#     description: AWS Security Hub, EC2.3
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_instance, terraform_module/aws_launch_configuration]
#   remediation: >-
#     Set `encrypted = true` in `root_block_device` and in every `ebs_block_device`, or switch it on for every new
#     volume with `aws_ebs_encryption_by_default`.
#   controls:
#     cis_aws_3_0: ["2.2.1"]
#     fsbp: ["EC2.3"]
#   overlaps: [terraform.aws.ebs_encryption]
package terraform.aws.ec2_root_encryption

import data.lib.terraform
import data.lib.terraform_blocks
import data.lib.terraform_instances

deny contains terraform.mended(setting, "volume is not asked to be encrypted", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_types := ["aws_instance", "aws_launch_configuration"]

_settings := [setting |
	some said in array.concat(_roots, _further)
	some setting in terraform.unless(said, _by_default)
]

_roots := [setting |
	some instance in terraform.resources_of(_types)
	some said in terraform.settings_of(instance, ["root_block_device", "encrypted"], false)
	some setting in terraform.unless(said, array.concat(_templates(instance), _images(instance)))
]

# Volumes beside the root; what is made from a snapshot is as that.
_further := [setting |
	some said in terraform_blocks.stated(_types, ["ebs_block_device", "encrypted"], false)
	not terraform.is_true(said.value)
	volume := said.resource
	snapshots := [snapshot |
		terraform.argument(volume.body, "encrypted", null) == null
		some snapshot in terraform.presences_of(volume, ["snapshot_id"])
	]
	some setting in terraform.unless(terraform_blocks.doubted(said), snapshots)
]

# A launch template may say it in place of the instance.
_templates(instance) := [template |
	count(terraform.blocks(instance, "root_block_device")) == 0
	some template in terraform.presences_of(instance, ["launch_template"])
]

# A copy of an image whose snapshots are encrypted makes encrypted volumes.
_images(instance) := [copy |
	some name in ["ami", "image_id"]
	some source in terraform.references(object.get(instance.body, name, null), "aws_ami_copy")
	some copy in terraform.settings(["aws_ami_copy"], ["encrypted"], false)
	copy.resource.name == source
]

# What encrypts every new volume of the account: true, or an unknown value that this hangs on.
_by_default := [{"value": array.concat(doubts, [true])[0]} |
	some setting in terraform.settings(["aws_ebs_encryption_by_default"], ["enabled"], true)
	not terraform.is_false(setting.value)
	doubts := [doubt.value | some doubt in terraform_instances.reservations(setting, {})]
]
