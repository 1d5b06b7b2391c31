# METADATA
# title: Batch job that is privileged
# description: >-
#   The container of the job has all rights of its host. Whoever breaks into it has the machine, with the jobs of
#   others and their roles.
# related_resources:
#   - ref: https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html
#     description: AWS, Job definition parameters for ContainerProperties
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/batch_job_definition
#     description: Terraform, aws_batch_job_definition
# custom:
#   severity: high
#   kinds: [terraform_module/aws_batch_job_definition]
#   remediation: >-
#     Take `privileged` out of `container_properties`, or set it to `false`.
package terraform.aws.batch_job_is_not_privileged

import data.lib.terraform
import data.lib.terraform_json

deny contains terraform.finding(setting, "container of the job is privileged") if {
	some [setting, value] in _privileges
	terraform.is_true(value)
}

unknown contains terraform.finding(setting, message) if {
	some [setting, value] in _privileges
	terraform.unknown(value)
	message := "whether the container of the job is privileged is known only when Terraform runs"
}

unknown contains finding if {
	some setting in _settings
	not _parsed(setting.value)
	some finding in terraform.undecided([setting])
}

_settings := terraform.settings(["aws_batch_job_definition"], ["container_properties"], null)

_parsed(text) if is_object(terraform_json.parsed(text))

_privileges := [[setting, value] |
	some setting in _settings
	properties := terraform_json.parsed(setting.value)
	is_object(properties)
	value := object.get(properties, "privileged", false)
]
