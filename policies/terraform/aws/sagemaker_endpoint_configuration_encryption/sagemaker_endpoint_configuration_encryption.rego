# METADATA
# title: SageMaker endpoint without encryption of its disks
# description: >-
#   The configuration names no KMS key for the disks of the instances that serve the model. What is captured of
#   requests and what the model itself is lie there unencrypted.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html
#     description: AWS, CreateEndpointConfig
#   - ref: https://docs.aws.amazon.com/config/latest/developerguide/sagemaker-endpoint-configuration-kms-key-configured.html
#     description: AWS Config, sagemaker-endpoint-configuration-kms-key-configured
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_sagemaker_endpoint_configuration]
#   remediation: >-
#     Set `kms_key_arn`. Instances with disks of their own (as `ml.m5d`) encrypt these by themselves and refuse a key:
#     suppress the finding there.
package terraform.aws.sagemaker_endpoint_configuration_encryption

import data.lib.terraform

_keys := terraform.presences(["aws_sagemaker_endpoint_configuration"], ["kms_key_arn"])

deny contains terraform.finding(setting, "disks are not encrypted with a key") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
