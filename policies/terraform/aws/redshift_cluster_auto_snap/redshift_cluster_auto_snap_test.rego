package terraform.aws.redshift_cluster_auto_snap_test

import data.lib.fix
import data.terraform.aws.redshift_cluster_auto_snap as rule

_argument := "automated_snapshot_retention_period"

_cluster(body) := {"resource": {"aws_redshift_cluster": {"it": [body]}}}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_redshift_cluster", "it", 0], place),
	"resource": "aws_redshift_cluster.it",
}}

_deny(body, days) := fix.bare(found) if {
	found := rule.deny with input as _cluster(body) with data.karat.parameters as {"days": days}
}

test_finds_clusters_without_snapshots if {
	every value in [0, "0"] {
		_deny({_argument: value}, 1) == _finding("automatic snapshots are kept for 0 days", [_argument])
	}
}

test_finds_clusters_that_keep_too_few if {
	_deny({_argument: 3}, 7) == _finding("automatic snapshots are kept for 3 days", [_argument])
	_deny({}, 7) == _finding("automatic snapshots are kept for 1 days", [])
}

test_accepts_enough if {
	_deny({}, 1) == set()
	_deny({_argument: null}, 1) == set()
	_deny({_argument: "7"}, 7) == set()
}

test_does_not_know_a_variable if {
	_deny({_argument: "${var.days}"}, 1) == set()
	message := "automated_snapshot_retention_period is known only when Terraform runs"
	rule.unknown == _finding(message, [_argument]) with input as _cluster({_argument: "${var.days}"})
}

test_accepts_odd_shapes if {
	every value in [[], {}, "x", true] {
		_deny({_argument: value}, 1) == set()
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
