# METADATA
# title: Secret in the variables of an ECS container
# description: >-
#   A password or a key is written out in the environment of the container. It stands in the repository, in the state
#   of Terraform and in the console, where everybody who may look at the task reads it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html
#     description: AWS, Pass sensitive data to an Amazon ECS container
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8
#     description: AWS Security Hub, ECS.8
# custom:
#   severity: high
#   kinds: [terraform_module/aws_ecs_task_definition]
#   remediation: >-
#     Keep it in Secrets Manager or Parameter Store, and name it in `secrets` with `valueFrom`. Change what stood
#     there.
#   controls:
#     fsbp: ["ECS.8"]
package terraform.aws.ecs_no_plaintext_secrets

import data.lib.aws_ecs
import data.lib.secrets
import data.lib.terraform

deny contains terraform.finding(entry.setting, message) if {
	some entry in aws_ecs.containers
	variables := object.get(entry.container, "environment", [])
	is_array(variables)
	some variable in variables
	is_string(variable.name)
	is_string(variable.value)
	terraform.known(variable.value)
	secrets.holds(variable.name, variable.value)
	message := sprintf("container %s has a secret in its variable %s", [entry.name, variable.name])
}

unknown contains finding if some finding in terraform.undecided(aws_ecs.unread)
