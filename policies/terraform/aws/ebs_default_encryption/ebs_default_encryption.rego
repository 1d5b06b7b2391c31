# METADATA
# title: Encryption of new EBS volumes that is switched off
# description: >-
#   The module switches off that every new volume of the region is encrypted. What does not ask for it itself is not
#   encrypted then. It is on where nothing is said.
# related_resources:
#   - ref: https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html
#     description: AWS, Enable Amazon EBS encryption by default
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-7
#     description: AWS Security Hub, EC2.7
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_ebs_encryption_by_default]
#   remediation: >-
#     Set `enabled = true`, or take the argument out.
#   controls:
#     cis_aws_3_0: ["2.2.1"]
#     fsbp: ["EC2.7"]
package terraform.aws.ebs_default_encryption

import data.lib.terraform

deny contains terraform.mended(setting, "new volumes are not encrypted by default", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_ebs_encryption_by_default"], ["enabled"], true)
