package terraform.aws.rds_cluster_audit_logging_test

import data.terraform.aws.rds_cluster_audit_logging as rule

_exports := "enabled_cloudwatch_logs_exports"

_cluster(body) := {"resource": {"aws_rds_cluster": {"it": [object.union({"engine": "aurora-mysql"}, body)]}}}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_rds_cluster", "it", 0], place),
	"resource": "aws_rds_cluster.it",
}}

test_finds_clusters_without_audit_logs if {
	rule.deny == _finding("cluster sends no audit log", []) with input as _cluster({})
	every logs in [[], null, ["error", "slowquery"], 7, {}] {
		found := rule.deny with input as _cluster({_exports: logs})
		found == _finding("cluster sends no audit log", [_exports])
	}
	none := {"resource": {"aws_rds_cluster": {"it": [{}]}}}
	rule.deny == _finding("cluster sends no audit log", []) with input as none
}

test_accepts_audit_logs_and_postgres if {
	every body in [
		{_exports: ["audit"]},
		{_exports: ["audit", "${var.more}"]},
		{_exports: "${concat([\"audit\"], var.more)}"},
		{"engine": "aurora-postgresql"},
		{"engine": "postgres", _exports: "${var.logs}"},
	] {
		rule.deny == set() with input as _cluster(body)
		rule.unknown == set() with input as _cluster(body)
	}
}

test_does_not_know_variables if {
	rule.deny == set() with input as _cluster({_exports: "${var.logs}"})
	message := "enabled_cloudwatch_logs_exports is known only when Terraform runs"
	rule.unknown == _finding(message, [_exports]) with input as _cluster({_exports: "${var.logs}"})
	rule.deny == set() with input as _cluster({"engine": "${var.engine}"})
	count(rule.unknown) == 1 with input as _cluster({"engine": "${var.engine}"})
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
