# METADATA
# title: WorkSpace with a volume that is not encrypted
# description: >-
#   The system volume or the user's volume of the WorkSpace is not encrypted. What lies on it, files of the user or
#   what programs left on the system, is readable in its snapshots and images. It cannot be switched on later.
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
#   overlaps: [terraform.aws.workspaces_encryption]
package terraform.aws.workspaces_enable_disk_encryption

import data.lib.terraform

deny contains terraform.mended(setting, message, true) if {
	some volume, settings in _encryption
	some setting in settings
	terraform.is_false(setting.value)
	message := sprintf("%s is not encrypted", [volume])
}

unknown contains finding if {
	some settings in _encryption
	some finding in terraform.undecided(settings)
}

_encryption := {volume: terraform.settings(["aws_workspaces_workspace"], [name], false) |
	some volume, name in {
		"system volume": "root_volume_encryption_enabled",
		"volume of the user": "user_volume_encryption_enabled",
	}
}
