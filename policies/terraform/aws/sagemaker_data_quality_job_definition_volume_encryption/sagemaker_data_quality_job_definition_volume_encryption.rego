# METADATA
# title: SageMaker quality job without a key for its disks
# description: >-
#   The disks that the job works on have no KMS key of your own. They are encrypted already, with a key of AWS; with a
#   key of your own you also decide who may use it, see every use, and can take it away.
# related_resources:
#   - ref: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringClusterConfig.html
#     description: AWS, MonitoringClusterConfig
# custom:
#   severity: low
#   kinds: [terraform_module/aws_sagemaker_data_quality_job_definition]
#   remediation: >-
#     Set `volume_kms_key_id` in the `cluster_config` block of `job_resources`. Instances with disks of their own (as
#     `ml.m5d`) encrypt these by themselves.
package terraform.aws.sagemaker_data_quality_job_definition_volume_encryption

import data.lib.aws_keys
import data.lib.terraform

_keys := aws_keys.own(["aws_sagemaker_data_quality_job_definition"], [
	"job_resources", "cluster_config", "volume_kms_key_id",
])

deny contains terraform.finding(setting, "disks are not encrypted with a key of your own") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)
