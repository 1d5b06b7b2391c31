# METADATA
# title: ECS container that is privileged
# description: >-
#   The container has all rights of its host. Whoever breaks into it has the machine, with the tasks of others and
#   their roles.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html
#     description: AWS, Amazon ECS task and container security best practices
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-4
#     description: AWS Security Hub, ECS.4
# custom:
#   severity: high
#   kinds: [terraform_module/aws_ecs_task_definition]
#   remediation: >-
#     Take `privileged` out, or set it to `false`, and give single capabilities in `linuxParameters`. Fargate refuses
#     it anyway.
#   controls:
#     fsbp: ["ECS.4"]
package terraform.aws.ecs_container_privilege

import data.lib.aws_ecs
import data.lib.terraform

deny contains terraform.finding(entry.setting, message) if {
	some entry in aws_ecs.containers
	value := _value(entry.container)
	terraform.is_true(value)
	message := sprintf("container %s is privileged", [entry.name])
}

unknown contains terraform.finding(entry.setting, message) if {
	some entry in aws_ecs.containers
	terraform.unknown(_value(entry.container))
	message := sprintf("whether container %s is privileged is known only when Terraform runs", [entry.name])
}

unknown contains finding if some finding in terraform.undecided(aws_ecs.unread)

_value(container) := object.get(container, "privileged", false)
