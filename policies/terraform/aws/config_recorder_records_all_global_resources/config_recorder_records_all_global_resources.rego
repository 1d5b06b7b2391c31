# METADATA
# title: Config recorder that leaves IAM out
# description: >-
#   The recorder of AWS Config leaves out what is of no region, as users, roles and policies of IAM are. Who got which
#   rights, and when, is not recorded, as it is not where nothing is said. In all regions but one that is right:
#   suppress the finding there and say so.
# related_resources:
#   - ref: https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html
#     description: AWS, Recording AWS Resources
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html#config-1
#     description: AWS Security Hub, Config.1
# custom:
#   severity: low
#   kinds: [terraform_module/aws_config_configuration_recorder]
#   remediation: >-
#     Set `all_supported = true` and `include_global_resource_types = true` in `recording_group`.
#   controls:
#     cis_aws_3_0: ["3.3"]
#     fsbp: ["Config.1"]
package terraform.aws.config_recorder_records_all_global_resources

import data.lib.terraform

deny contains terraform.mended(setting, "resources that are of no region are not recorded", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(
	["aws_config_configuration_recorder"],
	["recording_group", "include_global_resource_types"],
	false,
)
