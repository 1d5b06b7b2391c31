# METADATA
# title: DynamoDB table without point-in-time recovery
# description: >-
#   The table, or a replica of it in another region, keeps no continuous backup. A bad release, a deleted item or an attacker who
#   overwrites the data cannot be undone; with point-in-time recovery every second of the last 35 days can be restored. A table of
#   the locks of Terraform has nothing to restore.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
#     description: AWS, Point-in-time backups for DynamoDB
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-2
#     description: AWS Security Hub, DynamoDB.2
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table#replica
#     description: Terraform, replica
# custom:
#   severity: medium
#   kinds: [terraform_module/aws_dynamodb_table, terraform_module/aws_dynamodb_table_replica]
#   remediation: >-
#     Add a `point_in_time_recovery` block with `enabled = true`, and `point_in_time_recovery = true` to each replica, which does
#     not take it over. It is paid for by the size of the table, so tables
#     that can be filled again from elsewhere may do without: suppress the finding there and say why.
#   controls:
#     fsbp: ["DynamoDB.2"]
package terraform.aws.dynamodb_pitr

import data.lib.terraform

_settings := [setting |
	some setting in array.concat(
		terraform.settings(["aws_dynamodb_table"], ["point_in_time_recovery", "enabled"], false),
		array.concat(_replicas, terraform.settings(["aws_dynamodb_table_replica"], ["point_in_time_recovery"], false)),
	)
	not _holds_locks(setting.resource)
]

# The key that Terraform asks for in a table of its locks: https://developer.hashicorp.com/terraform/language/backend/s3
_holds_locks(table) if {
	table.body.hash_key == "LockID"
	not table.body.range_key
}

# Those that stand in the table. Without any there is nothing to judge.
_replicas := [setting |
	some table in terraform.resources_of(["aws_dynamodb_table"])
	some setting in terraform.settings_of(table, ["replica", "point_in_time_recovery"], false)
	setting.at != table.path
]

deny contains terraform.mended(setting, "point-in-time recovery is off", true) if {
	some setting in _settings
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_settings)
