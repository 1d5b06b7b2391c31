# METADATA
# title: SageMaker quality job with plain traffic between nodes
# description: >-
#   What the containers of the job send to one another is not encrypted, as it is not where nothing is said: samples
#   of the data that the model sees cross the network as they are.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html
#     description: AWS, Protect communications between ML compute instances in a distributed training job
# custom:
#   severity: low
#   kinds: [terraform_module/aws_sagemaker_data_quality_job_definition]
#   remediation: >-
#     Set `enable_inter_container_traffic_encryption = true` in the `network_config` block. A job takes longer then.
package terraform.aws.sagemaker_data_quality_job_definition_traffic_encryption

import data.lib.terraform

_encryption := terraform.settings(
	["aws_sagemaker_data_quality_job_definition"], [
		"network_config", "enable_inter_container_traffic_encryption",
	],
	false,
)

deny contains terraform.mended(setting, "traffic between containers is not encrypted", true) if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)
