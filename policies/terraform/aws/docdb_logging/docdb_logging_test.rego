package terraform.aws.docdb_logging_test

import data.lib.fix
import data.terraform.aws.docdb_logging

_cluster(body) := {"resource": {"aws_docdb_cluster": {"shop": [body]}}}

_name := "enabled_cloudwatch_logs_exports"

_finding(at) := {
	"message": "audit log is not sent to CloudWatch",
	"at": array.concat(["resource", "aws_docdb_cluster", "shop", 0], at),
	"resource": "aws_docdb_cluster.shop",
}

test_finds_clusters_without_audit_log if {
	fix.bare(docdb_logging.deny) == {_finding([])} with input as _cluster({})
	every logs in [[], ["profiler"], "something", null, 3] {
		fix.bare(docdb_logging.deny) == {_finding([_name])} with input as _cluster({_name: logs})
	}
}

test_accepts_clusters_with_audit_log if {
	every logs in [["audit"], ["audit", "profiler"], "audit", ["audit", "${var.more}"]] {
		docdb_logging.deny == set() with input as _cluster({_name: logs})
		docdb_logging.unknown == set() with input as _cluster({_name: logs})
	}
}

test_does_not_know_variables if {
	every logs in ["${var.logs}", ["profiler", "${var.log}"]] {
		docdb_logging.deny == set() with input as _cluster({_name: logs})
		count(docdb_logging.unknown) == 1 with input as _cluster({_name: logs})
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_docdb_cluster": {"it": ["text", null]}}}] {
		docdb_logging.deny == set() with input as document
		docdb_logging.unknown == set() with input as document
	}
}
