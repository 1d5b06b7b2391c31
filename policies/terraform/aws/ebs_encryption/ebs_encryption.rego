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
#   kinds: [terraform_module/aws_ebs_volume]
#   remediation: >-
#     Set `encrypted = true` on the volume, or switch it on for every new volume with `aws_ebs_encryption_by_default`.
#   controls:
#     cis_aws_3_0: ["2.2.1"]
#     fsbp: ["EC2.3"]
package terraform.aws.ebs_encryption

import data.lib.terraform

deny contains terraform.mended(setting, "volume is not encrypted", true) if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)

_encryption := [setting |
	not _by_default
	some setting in terraform.settings(["aws_ebs_volume"], ["encrypted"], false)
	not _inherited(setting.resource.body)
]

_inherited(body) if {
	terraform.argument(body, "encrypted", null) == null
	terraform.argument(body, "snapshot_id", null) != null
}

_by_default if {
	some setting in terraform.settings(["aws_ebs_encryption_by_default"], ["enabled"], true)
	not terraform.is_false(setting.value)
}
