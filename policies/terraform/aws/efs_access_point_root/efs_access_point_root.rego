# METADATA
# title: EFS access point to the whole file system
# description: >-
#   Whoever mounts the access point sees the whole file system, with what belongs to others, as they do where no
#   directory is named.
# related_resources:
#   - ref: https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html
#     description: AWS, Working with Amazon EFS access points
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-3
#     description: AWS Security Hub, EFS.3
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_efs_access_point]
#   remediation: >-
#     Set `path` in `root_directory` to the directory that is meant.
#   controls:
#     fsbp: ["EFS.3"]
package terraform.aws.efs_access_point_root

import data.lib.terraform

deny contains terraform.finding(setting, "access point opens the whole file system") if {
	some setting in _settings
	terraform.known(setting.value)
	setting.value == "/"
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_efs_access_point"], ["root_directory", "path"], "/")
