# METADATA
# title: GuardDuty detector that is switched off
# description: >-
#   GuardDuty watches nothing: keys that are used from strange places, machines that mine coins and buckets that are
#   emptied raise no alarm. It is on where nothing is said.
# related_resources:
#   - ref: https://docs.aws.amazon.com/guardduty/latest/ug/what-is-guardduty.html
#     description: AWS, What is Amazon GuardDuty?
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html#guardduty-1
#     description: AWS Security Hub, GuardDuty.1
# custom:
#   severity: high
#   kinds: [terraform_module/aws_guardduty_detector]
#   remediation: >-
#     Set `enable = true`, or take the argument out.
#   controls:
#     fsbp: ["GuardDuty.1"]
package terraform.aws.guardduty_detector_enabled

import data.lib.terraform

deny contains terraform.mended(setting, "detector is switched off", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.settings(["aws_guardduty_detector"], ["enable"], true)
