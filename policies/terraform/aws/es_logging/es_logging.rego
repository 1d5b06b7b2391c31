# METADATA
# title: Search domain without logs
# description: >-
#   The domain publishes none of its logs. Errors, slow queries and who read what stay inside of it: after a failure
#   or a leak there is nothing to look at. A log that is switched off does not count.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html
#     description: AWS, Monitoring OpenSearch logs with Amazon CloudWatch Logs
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/es-controls.html#es-4
#     description: AWS Security Hub, ES.4
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/opensearch-controls.html#opensearch-4
#     description: AWS Security Hub, Opensearch.4
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_elasticsearch_domain, terraform_module/aws_opensearch_domain]
#   remediation: >-
#     Add `log_publishing_options` with `log_type = "ES_APPLICATION_LOGS"` and the `cloudwatch_log_group_arn` of a log
#     group that the service may write to; `AUDIT_LOGS` says who asked for what.
#   controls:
#     fsbp: ["ES.4", "Opensearch.4"]
package terraform.aws.es_logging

import data.lib.terraform
import data.lib.terraform_blocks

deny contains terraform.finding(setting, "domain publishes no logs") if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)

# One setting of each domain of which no log is sure to be published: what is unknown, or else what is wrong.
_settings := [setting |
	some domain in terraform.resources_of(["aws_elasticsearch_domain", "aws_opensearch_domain"])
	logs := terraform_blocks.stated_of(domain, ["log_publishing_options", "enabled"], true)
	every log in logs {
		not _is_published(log)
	}
	setting := _first(array.concat(
		[object.union(log, {"value": log.doubts[0] | terraform.is_true(log.value)}) | some log in logs],
		terraform.presences_of(domain, ["log_publishing_options"]),
	))
]

_is_published(log) if {
	terraform.is_true(log.value)
	log.doubts == []
}

_first(settings) := [setting | some setting in settings; terraform.unknown(setting.value)][0] if {
	some setting in settings
	terraform.unknown(setting.value)
} else := settings[0]
