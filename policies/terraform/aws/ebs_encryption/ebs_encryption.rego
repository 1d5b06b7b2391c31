# METADATA
# title: EBS volume without encryption
# description: >-
#   The volume and its snapshots are not encrypted at rest. A module that switches encryption on for the whole region,
#   and a volume that is made from a snapshot and inherits from it, are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html
#     description: AWS, Amazon EBS encryption
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-3
#     description: AWS Security Hub, EC2.3
# custom:
#   severity: medium
#   kinds: [terraform_module]
#   remediation: >-
#     Set `encrypted = true` on the volume, or switch it on for every new volume with `aws_ebs_encryption_by_default`.
#   controls:
#     cis_aws_3_0: ["2.2.1"]
package terraform.aws.ebs_encryption

import data.lib.terraform

deny contains {"message": message, "at": volume.path, "resource": volume.address} if {
	some volume in object.get(terraform.resources, "aws_ebs_volume", [])
	terraform.argument(volume.body, "encrypted", null) == null
	terraform.argument(volume.body, "snapshot_id", null) == null
	not _by_default
	message := "encrypted is missing, so the volume is not encrypted"
}

deny contains {"message": message, "at": array.concat(volume.path, ["encrypted"]), "resource": volume.address} if {
	some volume in object.get(terraform.resources, "aws_ebs_volume", [])
	terraform.is_false(volume.body.encrypted)
	not _by_default
	message := "volume is not encrypted"
}

_by_default if {
	some setting in object.get(terraform.resources, "aws_ebs_encryption_by_default", [])
	not terraform.is_false(terraform.argument(setting.body, "enabled", true))
}
