package terraform.aws.neptune_cluster_backup_retention_test

import data.lib.fix
import data.terraform.aws.neptune_cluster_backup_retention as rule

_argument := "backup_retention_period"

_cluster(body) := {"resource": {"aws_neptune_cluster": {"it": [body]}}}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_neptune_cluster", "it", 0], place),
	"resource": "aws_neptune_cluster.it",
}}

_deny(body) := fix.bare(found) if {
	found := rule.deny with input as _cluster(body) with data.karat.parameters as {"days": 7}
}

test_finds_backups_that_are_kept_too_shortly if {
	_deny({}) == _finding("backups are kept for 1 days, fewer than 7", [])
	every value in [3, "6"] {
		message := sprintf("backups are kept for %v days, fewer than 7", [value])
		_deny({_argument: value}) == _finding(message, [_argument])
	}
}

test_accepts_enough if {
	_deny({_argument: 7}) == set()
	_deny({_argument: "35"}) == set()
}

test_does_not_know_a_variable if {
	_deny({_argument: "${var.days}"}) == set()
	message := "backup_retention_period is known only when Terraform runs"
	rule.unknown == _finding(message, [_argument]) with input as _cluster({_argument: "${var.days}"})
}

test_accepts_odd_shapes if {
	every value in [[], {}, "x", true] {
		_deny({_argument: value}) == set()
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
