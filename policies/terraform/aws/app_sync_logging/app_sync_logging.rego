# METADATA
# title: AppSync API without logs
# description: >-
#   The API writes no logs to CloudWatch. Nobody can see who asked for what and which resolvers failed.
# related_resources:
#   - ref: https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
#     description: AWS, Using CloudWatch to monitor and log GraphQL API data
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html#appsync-2
#     description: AWS Security Hub, AppSync.2
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_appsync_graphql_api]
#   remediation: >-
#     Add `log_config` with `cloudwatch_logs_role_arn` and `field_log_level = "ERROR"`.
#   controls:
#     fsbp: ["AppSync.2"]
package terraform.aws.app_sync_logging

import data.lib.terraform

deny contains terraform.finding(setting, "requests to the API are not logged") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := terraform.presences(["aws_appsync_graphql_api"], ["log_config"])
