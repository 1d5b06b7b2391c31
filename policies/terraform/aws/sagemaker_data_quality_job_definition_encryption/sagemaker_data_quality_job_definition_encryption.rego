# METADATA
# title: SageMaker quality job without a key for results
# description: >-
#   What the job writes has no KMS key of your own. It is encrypted already, with keys that S3 keeps; with a key of
#   your own you also decide who may use it, see every use, and can take it away.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringOutputConfig.html
#     description: AWS, MonitoringOutputConfig
# custom:
#   severity: low
#   kinds: [terraform_module/aws_sagemaker_data_quality_job_definition]
#   remediation: >-
#     Set `kms_key_id` in the `data_quality_job_output_config` block.
package terraform.aws.sagemaker_data_quality_job_definition_encryption

import data.lib.aws_keys
import data.lib.terraform

_keys := aws_keys.own(["aws_sagemaker_data_quality_job_definition"], ["data_quality_job_output_config", "kms_key_id"])

deny contains terraform.finding(setting, "results are not encrypted with a key of your own") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
