# METADATA
# title: AppSync API without logs of fields
# description: >-
#   The log of the API leaves out what happens to single fields: that a resolver fails, and why, does not show. APIs
#   without any log are left out, since `terraform.aws.app_sync_logging` tells of them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
#     description: AWS, Using CloudWatch to monitor and log GraphQL API data
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html#appsync-2
#     description: AWS Security Hub, AppSync.2
# custom:
#   severity: low
#   kinds: [terraform_module/aws_appsync_graphql_api]
#   remediation: >-
#     Set `field_log_level = "ERROR"` in `log_config`; `ALL` writes the arguments of requests, too.
#   controls:
#     fsbp: ["AppSync.2"]
package terraform.aws.app_sync_field_level_logs

import data.lib.terraform
import data.lib.terraform_blocks

deny contains terraform.mended(setting, "what happens to fields is not logged", "ERROR") if {
	some setting in _settings
	setting.value == "NONE"
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	path := ["log_config", "field_log_level"]
	some said in terraform_blocks.stated(["aws_appsync_graphql_api"], path, "NONE")
	setting := object.union(said, {"value": said.doubts[0] | said.value == "NONE"})
]
