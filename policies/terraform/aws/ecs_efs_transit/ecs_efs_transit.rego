# METADATA
# title: EFS volume of an ECS task without TLS
# description: >-
#   The task mounts its file system without encryption in transit, as it does where nothing is said. Whoever gets into
#   the network reads the files that go over it and can change them. Volumes of other sorts are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-efs-config.html
#     description: AWS, Specify an Amazon EFS file system in an Amazon ECS task definition
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-18
#     description: AWS Security Hub, ECS.18
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_ecs_task_definition]
#   remediation: >-
#     Set `transit_encryption = "ENABLED"` in `efs_volume_configuration`. ECS demands it anyway where an access point
#     or IAM authorization is used.
#   controls:
#     fsbp: ["ECS.18"]
package terraform.aws.ecs_efs_transit

import data.lib.terraform
import data.lib.terraform_blocks

deny contains terraform.mended(setting, "file system is mounted without encryption in transit", "ENABLED") if {
	some setting in _plain
	terraform.known(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_plain)

_path := ["volume", "efs_volume_configuration", "transit_encryption"]

_plain := [terraform_blocks.doubted(setting) |
	some setting in terraform_blocks.stated(["aws_ecs_task_definition"], _path, "DISABLED")
	setting.value != "ENABLED"
]
