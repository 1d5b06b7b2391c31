package terraform.aws.rds_cluster_logging_test

import data.terraform.aws.rds_cluster_logging

_it(body) := {"resource": {"aws_rds_cluster": {"it": [body]}}}

_set(value) := _it({"enabled_cloudwatch_logs_exports": value})

_place := ["enabled_cloudwatch_logs_exports"]

_message := "cluster sends no logs"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_rds_cluster", "it", 0], place),
	"resource": "aws_rds_cluster.it",
}}

test_finds_what_is_missing if {
	rds_cluster_logging.deny == _finding(_message, []) with input as _it({})
}

test_finds_what_is_empty if {
	every value in [[], null] {
		rds_cluster_logging.deny == _finding(_message, _place) with input as _set(value)
	}
}

test_accepts_what_is_there if {
	every value in [["audit"], ["postgresql", "${var.more}"]] {
		rds_cluster_logging.deny == set() with input as _set(value)
		rds_cluster_logging.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rds_cluster_logging.deny == set() with input as _set("${var.value}")
	message := "enabled_cloudwatch_logs_exports is known only when Terraform runs"
	rds_cluster_logging.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rds_cluster_logging.deny) <= 1 with input as _it({"enabled_cloudwatch_logs_exports": value})
	}
}

test_accepts_other_documents if {
	rds_cluster_logging.deny == set() with input as {"kind": "Pod"}
}
