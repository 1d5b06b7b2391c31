package terraform.aws.rdsiam_authentication_test

import data.lib.fix
import data.terraform.aws.rdsiam_authentication as rule

_argument := "iam_database_authentication_enabled"

_database(body) := {"resource": {"aws_db_instance": {"it": [body]}}}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_db_instance", "it", 0], place),
	"resource": "aws_db_instance.it",
}}

_message := "IAM authentication is off"

test_finds_databases_without_it if {
	fix.bare(rule.deny) == _finding(_message, []) with input as _database({"engine": "postgres"})
	fix.bare(rule.deny) == _finding(_message, []) with input as _database({})
	every value in [false, "false", null] {
		fix.bare(rule.deny) == _finding(_message, [_argument]) with input as _database({_argument: value})
	}
}

test_accepts_databases_with_it_or_that_cannot_have_it if {
	every body in [{_argument: true}, {_argument: "true"}, {"engine": "oracle-ee"}] {
		rule.deny == set() with input as _database(body)
		rule.unknown == set() with input as _database(body)
	}
}

test_does_not_know_variables if {
	every body in [{_argument: "${var.on}"}, {"engine": "${var.engine}"}] {
		rule.deny == set() with input as _database(body)
		count(rule.unknown) == 1 with input as _database(body)
	}
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x"] {
		rule.deny == set() with input as _database({_argument: value, "engine": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
