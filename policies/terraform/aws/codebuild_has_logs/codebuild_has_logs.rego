# METADATA
# title: CodeBuild project without logs
# description: >-
#   The project writes no logs: that to CloudWatch, which is on where nothing is said, is switched off, and none to S3
#   is switched on. What a build did, and who had it do so, cannot be seen afterwards.
# related_resources:
#   - ref: https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html
#     description: AWS, Change build project settings
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-4
#     description: AWS Security Hub, CodeBuild.4
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_codebuild_project]
#   remediation: >-
#     Take `status = "DISABLED"` out of `cloudwatch_logs`, or set `status = "ENABLED"` in `s3_logs` with a `location`.
#   controls:
#     fsbp: ["CodeBuild.4"]
package terraform.aws.codebuild_has_logs

import data.lib.terraform

deny contains terraform.finding(setting, "builds are not logged") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some said in terraform.settings(["aws_codebuild_project"], ["logs_config", "cloudwatch_logs", "status"], "ENABLED")
	said.value != "ENABLED"
	off := object.union(said, {"value": false | said.value == "DISABLED"})
	some setting in terraform.unless(off, _of_s3(said.resource))
]

_of_s3(project) := [{"value": _is_on(setting.value)} |
	some setting in terraform.settings_of(project, ["logs_config", "s3_logs", "status"], "DISABLED")
]

_is_on(status) := status if {
	terraform.unknown(status)
} else := status == "ENABLED"
