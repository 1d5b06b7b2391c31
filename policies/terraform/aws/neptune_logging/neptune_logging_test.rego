package terraform.aws.neptune_logging_test

import data.lib.fix
import data.terraform.aws.neptune_logging

_cluster(body) := {"resource": {"aws_neptune_cluster": {"it": [body]}}}

_path := ["resource", "aws_neptune_cluster", "it", 0]

_finding(message, place) := {{
	"message": message,
	"at": array.concat(_path, place),
	"resource": "aws_neptune_cluster.it",
}}

_exports := "enable_cloudwatch_logs_exports"

test_finds_clusters_without_audit_logs if {
	message := "cluster sends no audit log"
	fix.bare(neptune_logging.deny) == _finding(message, []) with input as _cluster({})
	every value in [null, [], ["slowquery"], "x", 7, {}] {
		found := neptune_logging.deny with input as _cluster({_exports: value})
		fix.bare(found) == _finding(message, [_exports])
	}
}

test_accepts_clusters_with_audit_logs if {
	every value in [["audit"], ["slowquery", "audit"], ["audit", "${var.more}"], "${concat([\"audit\"], var.more)}"] {
		neptune_logging.deny == set() with input as _cluster({_exports: value})
		neptune_logging.unknown == set() with input as _cluster({_exports: value})
	}
}

test_does_not_know_variables if {
	every value in ["${var.logs}", ["${var.log}"]] {
		neptune_logging.deny == set() with input as _cluster({_exports: value})
		neptune_logging.unknown == _finding(
			"enable_cloudwatch_logs_exports is known only when Terraform runs",
			[_exports],
		) with input as _cluster({_exports: value})
	}
}

test_accepts_other_documents if {
	neptune_logging.deny == set() with input as {"kind": "Pod"}
}
