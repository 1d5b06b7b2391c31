# METADATA
# title: SageMaker model that may use the network
# description: >-
#   The containers of the model may reach the network, as they may where nothing is said. Code in the model, or in
#   what it was made of, can then send what it is asked about anywhere.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html
#     description: AWS, Run training and inference containers in internet-free mode
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html#sagemaker-5
#     description: AWS Security Hub, SageMaker.5
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_sagemaker_model]
#   remediation: >-
#     Set `enable_network_isolation = true`. SageMaker itself still fetches the model from S3; a container that needs
#     other services cannot have this.
#   controls:
#     fsbp: ["SageMaker.5"]
package terraform.aws.sagemaker_model_with_network_isolation

import data.lib.terraform

_isolation := terraform.settings(["aws_sagemaker_model"], ["enable_network_isolation"], false)

deny contains terraform.mended(setting, "containers of the model may use the network", true) if {
	some setting in _isolation
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_isolation)
