package terraform.aws.dynamodb_pitr_test

import data.lib.fix
import data.terraform.aws.dynamodb_pitr

_it(body) := {"resource": {"aws_dynamodb_table": {"it": [body]}}}

_path := ["resource", "aws_dynamodb_table", "it", 0]

test_finds_what_is_off if {
	every value in [false, "false"] {
		fix.bare(dynamodb_pitr.deny) == {{
			"message": "point-in-time recovery is off",
			"at": array.concat(_path, ["point_in_time_recovery", 0, "enabled"]),
			"resource": "aws_dynamodb_table.it",
		}} with input as _it({"point_in_time_recovery": [{"enabled": value}]})
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(dynamodb_pitr.deny) == {{
		"message": "point-in-time recovery is off",
		"at": _path,
		"resource": "aws_dynamodb_table.it",
	}} with input as _it({})
}

test_accepts_the_right_value if {
	dynamodb_pitr.deny == set() with input as _it({"point_in_time_recovery": [{"enabled": true}]})
	dynamodb_pitr.deny == set() with input as _it({"point_in_time_recovery": [{"enabled": "true"}]})
}

test_accepts_tables_of_the_locks_of_terraform if {
	dynamodb_pitr.deny == set() with input as _it({"hash_key": "LockID"})
	dynamodb_pitr.deny == set() with input as _it({"hash_key": "LockID", "point_in_time_recovery": [{"enabled": false}]})
	every body in [{"hash_key": "LockID", "range_key": "Order"}, {"hash_key": "Lock"}, {"range_key": "LockID"}] {
		count(dynamodb_pitr.deny) == 1 with input as _it(body)
	}
}

test_does_not_know_a_variable if {
	dynamodb_pitr.deny == set() with input as _it({"point_in_time_recovery": [{"enabled": "${var.value}"}]})
	dynamodb_pitr.unknown == {{
		"message": "point_in_time_recovery.enabled is known only when Terraform runs",
		"at": array.concat(_path, ["point_in_time_recovery", 0, "enabled"]),
		"resource": "aws_dynamodb_table.it",
	}} with input as _it({"point_in_time_recovery": [{"enabled": "${var.value}"}]})
	dynamodb_pitr.unknown == set() with input as _it({"point_in_time_recovery": [{"enabled": true}]})
}

test_accepts_other_documents if {
	dynamodb_pitr.deny == set() with input as {"kind": "Pod"}
}

test_finds_replicas_that_do_not_take_it_over if {
	table := {"point_in_time_recovery": [{"enabled": true}], "replica": [{"region_name": "eu-west-1"}, {"point_in_time_recovery": true}]}
	fix.bare(dynamodb_pitr.deny) == {{
		"message": "point-in-time recovery is off",
		"at": array.concat(_path, ["replica", 0]),
		"resource": "aws_dynamodb_table.it",
	}} with input as _it(table)
	replica := {"resource": {"aws_dynamodb_table_replica": {"it": [{"global_table_arn": "arn"}]}}}
	count(dynamodb_pitr.deny) == 1 with input as replica
	unknown := {"resource": {"aws_dynamodb_table_replica": {"it": [{"point_in_time_recovery": "${var.value}"}]}}}
	dynamodb_pitr.deny == set() with input as unknown
	count(dynamodb_pitr.unknown) == 1 with input as unknown
}
