# METADATA
# title: ECS container that may write to its root
# description: >-
#   The container may change its own files. Whoever breaks into it leaves programs there that run on.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html
#     description: AWS, Amazon ECS task and container security best practices
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-5
#     description: AWS Security Hub, ECS.5
# custom:
#   severity: low
#   kinds: [terraform_module/aws_ecs_task_definition]
#   remediation: >-
#     Set `readonlyRootFilesystem` to `true`, and mount a volume where the program has to write, such as `/tmp`.
#   controls:
#     fsbp: ["ECS.5"]
package terraform.aws.ecs_container_read_only_root

import data.lib.aws_ecs
import data.lib.terraform

deny contains terraform.finding(entry.setting, message) if {
	some entry in aws_ecs.containers
	value := _value(entry.container)
	not terraform.unknown(value)
	not terraform.is_true(value)
	message := sprintf("container %s may write to its root file system", [entry.name])
}

unknown contains terraform.finding(entry.setting, message) if {
	some entry in aws_ecs.containers
	terraform.unknown(_value(entry.container))
	message := sprintf("whether container %s may write to its root file system is known only when Terraform runs", [entry.name])
}

unknown contains finding if some finding in terraform.undecided(aws_ecs.unread)

_value(container) := object.get(container, "readonlyRootFilesystem", false)
