# METADATA
# title: WorkSpace without any encryption
# description: >-
#   Neither the system volume nor the user's volume of the WorkSpace is encrypted, as none is by itself, and so are
#   none of the images and snapshots that are made of them. It cannot be switched on later.
# related_resources:
#   - ref: https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html
#     description: AWS, Encrypted WorkSpaces in WorkSpaces Personal
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/workspaces-controls.html#workspaces-1
#     description: AWS Security Hub, WorkSpaces.1 and WorkSpaces.2
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_workspaces_workspace]
#   remediation: >-
#     Set `user_volume_encryption_enabled` and `root_volume_encryption_enabled` to true, and `volume_encryption_key`
#     to a KMS key. Terraform replaces the WorkSpace: its user has to save what is on it before.
#   controls:
#     fsbp: ["WorkSpaces.1", "WorkSpaces.2"]
package terraform.aws.workspaces_encryption

import data.lib.terraform

deny contains terraform.finding(setting, "no volume is encrypted") if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)

# Encryption of the user's volume, unless that of the system is encrypted.
_encryption := [setting |
	some user in terraform.settings(["aws_workspaces_workspace"], ["user_volume_encryption_enabled"], false)
	system := terraform.settings_of(user.resource, ["root_volume_encryption_enabled"], false)
	some setting in terraform.unless(user, system)
]
