package terraform.aws.db_instance_logging_test

import data.terraform.aws.db_instance_logging

_it(body) := {"resource": {"aws_db_instance": {"it": [body]}}}

_finding(at) := {
	"message": "logs are not sent to CloudWatch",
	"at": array.concat(["resource", "aws_db_instance", "it", 0], at),
	"resource": "aws_db_instance.it",
}

_name := "enabled_cloudwatch_logs_exports"

test_finds_instances_without_logs if {
	db_instance_logging.deny == {_finding([])} with input as _it({"engine": "postgres"})
	every value in [[], null] {
		db_instance_logging.deny == {_finding([_name])} with input as _it({_name: value})
	}
}

test_accepts_instances_with_logs if {
	every value in [["postgresql"], ["${var.log}"]] {
		db_instance_logging.deny == set() with input as _it({_name: value})
		db_instance_logging.unknown == set() with input as _it({_name: value})
	}
}

test_does_not_know_a_variable if {
	db_instance_logging.deny == set() with input as _it({_name: "${var.logs}"})
	count(db_instance_logging.unknown) == 1 with input as _it({_name: "${var.logs}"})
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_db_instance": {"it": ["text", null]}}}] {
		db_instance_logging.deny == set() with input as document
		db_instance_logging.unknown == set() with input as document
	}
}
