package terraform.aws.rds_performance_insights_cmk_test

import data.terraform.aws.rds_performance_insights_cmk

_key := "performance_insights_kms_key_id"

_on := "performance_insights_enabled"

_database(body) := {"resource": {"aws_db_instance": {"it": [body]}}}

_path := ["resource", "aws_db_instance", "it", 0]

_finding(place) := {{
	"message": "Performance Insights is not encrypted with a key of your own",
	"at": array.concat(_path, place),
	"resource": "aws_db_instance.it",
}}

test_finds_insights_without_a_key if {
	rds_performance_insights_cmk.deny == _finding([]) with input as _database({_on: true})
	every key in ["", null, "alias/aws/rds"] {
		rds_performance_insights_cmk.deny == _finding([_key]) with input as _database({_on: "true", _key: key})
	}
	found := rds_performance_insights_cmk.deny with input as {"resource": {"aws_rds_cluster_instance": {"a": [{_on: true}]}}}
	{finding.resource | some finding in found} == {"aws_rds_cluster_instance.a"}
}

test_accepts_keys_and_no_insights if {
	every body in [{}, {_on: false}, {_on: null}, {_on: true, _key: "${aws_kms_key.orders.arn}"}, {_on: "${var.on}", _key: "x"}] {
		rds_performance_insights_cmk.deny == set() with input as _database(body)
		rds_performance_insights_cmk.unknown == set() with input as _database(body)
	}
}

test_does_not_know_variables if {
	every body in [{_on: true, _key: "${var.key}"}, {_on: "${var.on}"}, {_on: "${var.on}", _key: "${var.key}"}] {
		rds_performance_insights_cmk.deny == set() with input as _database(body)
		count(rds_performance_insights_cmk.unknown) == 1 with input as _database(body)
	}
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x"] {
		count(rds_performance_insights_cmk.deny) <= 1 with input as _database({_on: value, _key: value})
	}
}

test_accepts_other_documents if {
	rds_performance_insights_cmk.deny == set() with input as {"kind": "Pod"}
}
