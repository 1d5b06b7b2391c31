package terraform.aws.rds_enhanced_monitor_enabled_test

import data.terraform.aws.rds_enhanced_monitor_enabled as rule

_database(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, message, place) := {{
	"message": message,
	"at": array.concat(["resource", type, "it", 0], place),
	"resource": sprintf("%s.it", [type]),
}}

test_finds_databases_that_are_not_watched if {
	every type in ["aws_db_instance", "aws_rds_cluster_instance"] {
		rule.deny == _finding(type, "enhanced monitoring is off", []) with input as _database(type, {})
		every interval in [0, "0", null] {
			found := rule.deny with input as _database(type, {"monitoring_interval": interval})
			found == _finding(type, "enhanced monitoring is off", ["monitoring_interval"])
		}
	}
}

test_accepts_databases_that_are_watched if {
	every interval in [1, "5", 60] {
		rule.deny == set() with input as _database("aws_db_instance", {"monitoring_interval": interval})
		rule.unknown == set() with input as _database("aws_db_instance", {"monitoring_interval": interval})
	}
}

test_does_not_know_a_variable if {
	module := _database("aws_db_instance", {"monitoring_interval": "${var.interval}"})
	rule.deny == set() with input as module
	message := "monitoring_interval is known only when Terraform runs"
	rule.unknown == _finding("aws_db_instance", message, ["monitoring_interval"]) with input as module
}

test_accepts_odd_shapes if {
	every value in [[], {}, "x", true] {
		rule.deny == set() with input as _database("aws_db_instance", {"monitoring_interval": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
