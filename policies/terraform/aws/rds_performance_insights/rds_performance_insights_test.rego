package terraform.aws.rds_performance_insights_test

import data.lib.fix
import data.terraform.aws.rds_performance_insights

_of(type, body) := {"resource": {type: {"it": [body]}}}

_it(body) := _of("aws_db_instance", body)

_set(value) := _it({"performance_insights_enabled": value})

_place := ["performance_insights_enabled"]

_message := "Performance Insights is off"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_db_instance", "it", 0], place),
	"resource": "aws_db_instance.it",
}}

test_finds_settings_that_are_wrong if {
	every value in [false, "false"] {
		fix.bare(rds_performance_insights.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(rds_performance_insights.deny) == _finding(_message, []) with input as _it({})
	fix.bare(rds_performance_insights.deny) == _finding(_message, _place) with input as _set(null)
}

test_accepts_the_right_value if {
	every value in [true, "true"] {
		rds_performance_insights.deny == set() with input as _set(value)
		rds_performance_insights.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rds_performance_insights.deny == set() with input as _set("${var.value}")
	message := "performance_insights_enabled is known only when Terraform runs"
	rds_performance_insights.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rds_performance_insights.deny) <= 1 with input as _it({"performance_insights_enabled": value})
	}
}

_types := [
	"aws_db_instance",
	"aws_rds_cluster_instance",
]

test_reads_resources_of_every_type if {
	every type in _types {
		found := rds_performance_insights.deny with input as _of(type, {"performance_insights_enabled": false})
		{finding.resource | some finding in found} == {sprintf("%s.it", [type])}
	}
}

test_accepts_other_documents if {
	rds_performance_insights.deny == set() with input as {"kind": "Pod"}
}

_in_cluster(cluster) := {"resource": {
	"aws_rds_cluster": {"shop": [cluster]},
	"aws_rds_cluster_instance": {"it": [{"cluster_identifier": "${aws_rds_cluster.shop.id}"}]},
}}

test_takes_what_holds_for_the_cluster if {
	rds_performance_insights.deny == set() with input as _in_cluster({"performance_insights_enabled": true})
	every cluster in [{}, {"performance_insights_enabled": false}] {
		count(rds_performance_insights.deny) == 1 with input as _in_cluster(cluster)
	}
	rds_performance_insights.deny == set() with input as _in_cluster({"performance_insights_enabled": "${var.on}"})
	count(rds_performance_insights.unknown) == 1 with input as _in_cluster({"performance_insights_enabled": "${var.on}"})
}
