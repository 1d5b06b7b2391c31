# METADATA
# title: Performance Insights without a key of your own
# description: >-
#   Performance Insights is on and names no KMS key of your own. What it keeps, texts of statements among it, is
#   encrypted already, with the key `aws/rds` that AWS keeps for the account; with a key of your own you also decide
#   who may use it, and see every use.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.access-control.cmk-policy.html
#     description: AWS, Configuring an AWS KMS policy for Performance Insights
# custom:
#   severity: low
#   kinds: [terraform_module/aws_db_instance, terraform_module/aws_rds_cluster_instance]
#   remediation: >-
#     Set `performance_insights_kms_key_id` to a key of your own. It cannot be changed later without switching
#     Performance Insights off and on again.
package terraform.aws.rds_performance_insights_cmk

import data.lib.aws_keys
import data.lib.terraform

deny contains terraform.finding(setting, "Performance Insights is not encrypted with a key of your own") if {
	some setting in _keys
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_keys)

# Keys of Performance Insights, unless that is off.
_keys := [setting |
	some own in aws_keys.own(["aws_db_instance", "aws_rds_cluster_instance"], ["performance_insights_kms_key_id"])
	some setting in terraform.unless(own, _off(own.resource))
]

_off(database) := [object.union(enabled, {"value": _negated(enabled.value)}) |
	some enabled in terraform.settings_of(database, ["performance_insights_enabled"], false)
]

_negated(value) if {
	terraform.is_false(value)
} else := value if {
	terraform.unknown(value)
} else := false
