package terraform.aws.rds_multi_az_enabled_test

import data.lib.fix
import data.terraform.aws.rds_multi_az_enabled as rule

_database(body) := {"resource": {"aws_db_instance": {"it": [body]}}}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_db_instance", "it", 0], place),
	"resource": "aws_db_instance.it",
}}

_message := "database has no standby in another zone"

test_finds_databases_in_one_zone if {
	fix.bare(rule.deny) == _finding(_message, []) with input as _database({})
	every value in [false, "false", null] {
		fix.bare(rule.deny) == _finding(_message, ["multi_az"]) with input as _database({"multi_az": value})
	}
}

test_accepts_standbys_and_replicas if {
	every body in [{"multi_az": true}, {"multi_az": "true"}, {"replicate_source_db": "${aws_db_instance.main.identifier}"}] {
		rule.deny == set() with input as _database(body)
		rule.unknown == set() with input as _database(body)
	}
}

test_does_not_know_variables if {
	rule.deny == set() with input as _database({"multi_az": "${var.zones > 1}"})
	message := "multi_az is known only when Terraform runs"
	rule.unknown == _finding(message, ["multi_az"]) with input as _database({"multi_az": "${var.zones > 1}"})
	rule.deny == set() with input as _database({"replicate_source_db": "${var.source}"})
	count(rule.unknown) == 1 with input as _database({"replicate_source_db": "${var.source}"})
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x"] {
		rule.deny == set() with input as _database({"multi_az": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
