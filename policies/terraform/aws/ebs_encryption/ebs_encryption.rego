# METADATA
# title: EBS volume without encryption
# description: >-
#   The volume and its snapshots are not encrypted at rest; those that an instance or a launch template brings along count too.
#   Whoever gets hold of a snapshot or a disk reads all that is on it. A module that switches encryption on for the whole
#   region, and a volume that is made from a snapshot or an image and inherits from it, are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
#     description: AWS, Amazon EBS encryption
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-3
#     description: AWS Security Hub, EC2.3
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_ebs_volume, terraform_module/aws_instance, terraform_module/aws_launch_configuration,
#     terraform_module/aws_launch_template, terraform_module/aws_spot_fleet_request,
#     terraform_module/aws_spot_instance_request]
#   remediation: >-
#     Set `encrypted = true` on the volume, or switch it on for every new volume with `aws_ebs_encryption_by_default`.
#   controls:
#     cis_aws_3_0: ["2.2.1"]
#     fsbp: ["EC2.3"]
package terraform.aws.ebs_encryption

import data.lib.aws
import data.lib.terraform
import data.lib.terraform_instances

applies if count(_volumes) > 0

deny contains terraform.mended(setting, "volume is not encrypted", true) if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)

unknown contains terraform.finding(setting, message) if {
	some setting in _encryption
	setting.value == "inherited"
	setting.further
	message := "nothing says whether the volume is encrypted, or is one of the image"
}

_encryption := [setting |
	every said in _by_default {
		terraform_instances.reservations(said, {}) != []
	}
	doubts := [doubt.value | some said in _by_default; some doubt in terraform_instances.reservations(said, {})]
	some said in _volumes
	some volume in terraform.unless(said, _snapshots(said.resource))
	setting := object.union(volume, {"value": doubts[0] | terraform.is_false(volume.value)})
]

_volumes := array.concat(terraform.settings(["aws_ebs_volume"], ["encrypted"], false), _attached)

_attached := [setting |
	some [resource, block, otherwise] in array.concat(_of_instances, _of_templates)
	some said in terraform.settings_of(terraform.within(resource, block), ["encrypted"], otherwise)
	setting := object.union(said, {"value": _doubted(block, said.value), "further": _is_further(block)})
]

# The first volume comes from an image, and so does what the template says of that one.
_of_instances := [[resource, block, otherwise] |
	some resource in array.concat(
		terraform.resources_of(["aws_instance", "aws_launch_configuration", "aws_spot_instance_request"]),
		aws.launch_specifications,
	)
	some type, otherwise in {"ebs_block_device": false, "root_block_device": "inherited"}
	some block in terraform.blocks(resource, type)
]

_of_templates := [[resource, object.union(block, {"device": device}), "inherited"] |
	some resource in terraform.resources_of(["aws_launch_template"])
	some mapping in terraform.blocks(resource, "block_device_mappings")
	device := object.get(mapping.body, "device_name", "")
	some block in terraform.blocks(mapping, "ebs")
]

# Whether a mapping of a template is for another volume than the first one, by the names that images have for that.
_is_further(block) if {
	terraform.known(block.device)
	not block.device in {"", "/dev/sda", "/dev/sda1", "/dev/xvda"}
} else := false

_doubted(block, value) := block.for_each if {
	terraform.is_false(value)
} else := value

# What a volume is made from decides, unless it says so itself.
_snapshots(volume) := [snapshot |
	terraform.argument(volume.body, "encrypted", null) == null
	some snapshot in terraform.presences_of(volume, ["snapshot_id"])
]

# What encrypts every new volume of the account, or may do so.
_by_default := [setting |
	some setting in terraform.settings(["aws_ebs_encryption_by_default"], ["enabled"], true)
	not terraform.is_false(setting.value)
]
