package terraform.aws.rds_cluster_aurora_backtrack_test

import data.terraform.aws.rds_cluster_aurora_backtrack as rule

_cluster(body) := {"resource": {"aws_rds_cluster": {"it": [object.union({"engine": "aurora-mysql"}, body)]}}}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_rds_cluster", "it", 0], place),
	"resource": "aws_rds_cluster.it",
}}

_message := "cluster cannot be taken back to an earlier moment"

test_finds_clusters_without_backtracking if {
	rule.deny == _finding(_message, []) with input as _cluster({})
	every window in [0, "0", null] {
		rule.deny == _finding(_message, ["backtrack_window"]) with input as _cluster({"backtrack_window": window})
	}
	none := {"resource": {"aws_rds_cluster": {"it": [{}]}}}
	rule.deny == _finding(_message, []) with input as none
}

test_accepts_clusters_that_can_be_taken_back_or_never_could if {
	every body in [
		{"backtrack_window": 86400},
		{"backtrack_window": "7", "engine": "${var.engine}"},
		{"engine": "aurora-postgresql"},
		{"engine": "mysql"},
		{"engine_mode": "serverless"},
	] {
		rule.deny == set() with input as _cluster(body)
		rule.unknown == set() with input as _cluster(body)
	}
}

test_does_not_know_variables if {
	every body in [{"backtrack_window": "${var.window}"}, {"engine": "${var.engine}"}, {"engine_mode": "${var.mode}"}] {
		rule.deny == set() with input as _cluster(body)
		count(rule.unknown) == 1 with input as _cluster(body)
	}
}

test_accepts_odd_shapes if {
	every value in [[], {}, "x", true] {
		rule.deny == set() with input as _cluster({"backtrack_window": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
