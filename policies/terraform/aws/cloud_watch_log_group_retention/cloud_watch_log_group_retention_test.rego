package terraform.aws.cloud_watch_log_group_retention_test

import data.lib.fix
import data.terraform.aws.cloud_watch_log_group_retention as rule

_it(body) := {"resource": {"aws_cloudwatch_log_group": {"it": [body]}}}

_finding(at) := {
	"message": "logs are kept for ever",
	"at": array.concat(["resource", "aws_cloudwatch_log_group", "it", 0], at),
	"resource": "aws_cloudwatch_log_group.it",
}

_name := "retention_in_days"

test_finds_groups_without_an_end if {
	fix.bare(rule.deny) == {_finding([])} with input as _it({})
	every days in [0, "0", null] {
		fix.bare(rule.deny) == {_finding([_name])} with input as _it({_name: days})
	}
}

test_accepts_groups_with_an_end if {
	every days in [3, "365"] {
		rule.deny == set() with input as _it({_name: days})
		rule.unknown == set() with input as _it({_name: days})
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _it({_name: "${var.days}"})
	count(rule.unknown) == 1 with input as _it({_name: "${var.days}"})
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_cloudwatch_log_group": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
