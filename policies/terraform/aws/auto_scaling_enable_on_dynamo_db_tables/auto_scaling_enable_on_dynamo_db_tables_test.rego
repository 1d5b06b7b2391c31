package terraform.aws.auto_scaling_enable_on_dynamo_db_tables_test

import data.terraform.aws.auto_scaling_enable_on_dynamo_db_tables as rule

_table(body, more) := {"resource": object.union({"aws_dynamodb_table": {"orders": [body]}}, more)}

_target(body) := {"aws_appautoscaling_target": {"orders": [object.union(
	{"resource_id": "table/${aws_dynamodb_table.orders.name}"},
	body,
)]}}

_policy(id) := {"aws_appautoscaling_policy": {"orders": [{"resource_id": id}]}}

_finding(at) := {
	"message": "capacity is fixed",
	"at": array.concat(["resource", "aws_dynamodb_table", "orders", 0], at),
	"resource": "aws_dynamodb_table.orders",
}

_of_target := "${aws_appautoscaling_target.orders.resource_id}"

test_finds_tables_of_fixed_capacity if {
	rule.deny == {_finding([])} with input as _table({"read_capacity": 10}, {})
	fixed := _table({"billing_mode": "PROVISIONED"}, _target({}))
	rule.deny == {_finding(["billing_mode"])} with input as fixed
}

test_accepts_tables_that_scale if {
	every module in [
		_table({"billing_mode": "PAY_PER_REQUEST"}, {}),
		_table({}, object.union(_target({}), _policy(_of_target))),
		_table({}, object.union(_target({}), _policy("table/${aws_dynamodb_table.orders.name}"))),
	] {
		rule.deny == set() with input as module
		rule.unknown == set() with input as module
	}
}

test_does_not_know_variables if {
	every module in [
		_table({"billing_mode": "${var.mode}"}, {}),
		_table({}, object.union(_target({"count": "${var.on ? 1 : 0}"}), _policy(_of_target))),
		_table({}, _target({"for_each": "${local.tables}", "resource_id": "table/${each.value}"})),
	] {
		rule.deny == set() with input as module
		count(rule.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_dynamodb_table": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
