# METADATA
# title: SageMaker endpoint without encryption of its disks
# description: >-
#   The configuration names no KMS key for the disks of the instances that serve the model. What is captured of
#   requests and what the model itself is lie there unencrypted. Instances with disks of their own, as `ml.m5d` and `ml.g5`,
#   encrypt these by themselves and refuse a key: configurations with one are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html
#     description: AWS, CreateEndpointConfig
#   - ref: https://docs.aws.amazon.com/config/latest/developerguide/sagemaker-endpoint-configuration-kms-key-configured.html
#     description: AWS Config, sagemaker-endpoint-configuration-kms-key-configured
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_sagemaker_endpoint_configuration]
#   remediation: >-
#     Set `kms_key_arn`.
package terraform.aws.sagemaker_endpoint_configuration_encryption

import data.lib.terraform

_keys := [setting |
	some said in terraform.presences(["aws_sagemaker_endpoint_configuration"], ["kms_key_arn"])
	some setting in terraform.unless(said, _refusals(said.resource))
]

# Whether an instance refuses a key, for each of a configuration.
_refusals(configuration) := [refusal |
	some said in terraform.settings_of(configuration, ["production_variants", "instance_type"], "")
	refusal := {"name": said.name, "value": _has_disks(said.value)}
]

_has_disks(type) := type if {
	terraform.unknown(type)
} else := regex.match(_own_disks, sprintf("%v", [type]))

# Types of instances with disks of their own.
_own_disks := `^ml\.([a-z]+\d[a-z]*d[a-z]*|g[56]e?|gr6f?|i\d[a-z]*|p5[a-z]*|trn\d[a-z]*)\.`

deny contains terraform.finding(setting, "disks are not encrypted with a key") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
