# METADATA
# title: CloudTrail log files without validation
# description: >-
#   CloudTrail does not sign the log files that it delivers. An attacker who can write to the bucket can then take the
#   traces of the break-in out of them, and nobody can tell afterwards.
# related_resources:
#   - ref: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html
#     description: AWS, Validating CloudTrail log file integrity
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/cloudtrail-controls.html#cloudtrail-4
#     description: AWS Security Hub, CloudTrail.4
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_cloudtrail]
#   remediation: >-
#     Set `enable_log_file_validation = true`; it costs nothing and nothing else changes. `aws cloudtrail
#     validate-logs` checks the files.
#   controls:
#     cis_aws_3_0: ["3.2"]
#     fsbp: ["CloudTrail.4"]
package terraform.aws.cloudtrail_validation

import data.lib.terraform

_settings := terraform.settings(["aws_cloudtrail"], ["enable_log_file_validation"], false)

deny contains terraform.mended(setting, "log files are not signed", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)
