# METADATA
# title: Config recorder that is switched off
# description: >-
#   The recorder of AWS Config records nothing. Nobody can see afterwards how a resource looked and who changed it,
#   and the rules of Config and Security Hub judge nothing.
# related_resources:
#   - ref: https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html
#     description: AWS, Managing the Configuration Recorder
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html#config-1
#     description: AWS Security Hub, Config.1
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_config_configuration_recorder_status]
#   remediation: >-
#     Set `is_enabled = true`.
#   controls:
#     cis_aws_3_0: ["3.3"]
#     fsbp: ["Config.1"]
package terraform.aws.aws_config_recorder_enabled

import data.lib.terraform

deny contains terraform.mended(setting, "recorder of Config is switched off", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_config_configuration_recorder_status"], ["is_enabled"], false)
