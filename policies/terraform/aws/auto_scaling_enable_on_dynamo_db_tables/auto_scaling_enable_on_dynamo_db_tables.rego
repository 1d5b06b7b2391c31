# METADATA
# title: DynamoDB table whose capacity is fixed
# description: >-
#   The table has a capacity of its own that nothing in the module raises. When more is asked of it, requests are
#   refused; when less is, it is paid for all the same. Tables that are paid for by request are left out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html
#     description: AWS, Managing throughput capacity automatically with DynamoDB auto scaling
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-1
#     description: AWS Security Hub, DynamoDB.1
# custom:
#   severity: low
#   kinds: [terraform_module/aws_dynamodb_table]
#   remediation: >-
#     Set `billing_mode = "PAY_PER_REQUEST"`, or add `aws_appautoscaling_target` and `aws_appautoscaling_policy` for
#     reads and writes.
#   controls:
#     fsbp: ["DynamoDB.1"]
package terraform.aws.auto_scaling_enable_on_dynamo_db_tables

import data.lib.terraform
import data.lib.terraform_instances

deny contains terraform.finding(setting, "capacity is fixed") if {
	some setting in _settings
	setting.value == false
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some said in terraform.settings(["aws_dynamodb_table"], ["billing_mode"], "PROVISIONED")
	said.value != "PAY_PER_REQUEST"
	fixed := object.union(said, {"value": false | terraform.known(said.value)})
	some setting in terraform.unless(fixed, _scaling_of(said.resource))
]

# What raises the capacity of a table: a policy for a target for it. True, or an unknown value that this hangs on.
_scaling_of(table) := array.concat(_policies_of(table), [{"value": target.body.resource_id} |
	some target in _targets
	terraform.elsewhere(target, "resource_id", table.type)
])

_policies_of(table) := [{"value": array.concat(doubts, [true])[0]} |
	some target in _targets
	table.name in terraform.targets(target, "resource_id", table.type)
	some policy in terraform.resources_of(["aws_appautoscaling_policy"])
	_is_for(policy, target, table)
	doubts := [doubt.value | some made in [target, policy]; some doubt in terraform_instances.doubts(made, table)]
]

_targets := terraform.resources_of(["aws_appautoscaling_target"])

_is_for(policy, target, _) if target.name in terraform.targets(policy, "resource_id", target.type)

_is_for(policy, _, table) if table.name in terraform.targets(policy, "resource_id", table.type)
