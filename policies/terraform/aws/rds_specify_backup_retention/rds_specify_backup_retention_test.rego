package terraform.aws.rds_specify_backup_retention_test

import data.lib.fix
import data.terraform.aws.rds_specify_backup_retention

_database(type, body) := {"resource": {type: {"it": [body]}}}

_deny(type, body, enough) := fix.bare(found) if {
	found := rds_specify_backup_retention.deny with input as _database(type, body)
		with data.karat.parameters as {"days": enough}
}

_unknown(type, body) := found if {
	found := rds_specify_backup_retention.unknown with input as _database(type, body)
		with data.karat.parameters as {"days": 2}
}

_finding(type, place, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "it", 0], place),
	"resource": sprintf("%s.it", [type]),
}}

test_finds_backups_that_are_kept_too_shortly if {
	every days in [0, "1"] {
		_deny("aws_db_instance", {"backup_retention_period": days}, 2) == _finding(
			"aws_db_instance",
			["backup_retention_period"],
			sprintf("backups are kept for %v days, fewer than 2", [days]),
		)
	}
	_deny("aws_rds_cluster", {"backup_retention_period": 5}, 7) == _finding(
		"aws_rds_cluster",
		["backup_retention_period"],
		"backups are kept for 5 days, fewer than 7",
	)
}

test_finds_what_is_left_to_the_default if {
	_deny("aws_db_instance", {}, 2) == _finding("aws_db_instance", [], "backups are kept for 0 days, fewer than 2")
	_deny("aws_rds_cluster", {}, 2) == _finding("aws_rds_cluster", [], "backups are kept for 1 days, fewer than 2")
}

test_accepts_enough_days_and_copies if {
	_deny("aws_rds_cluster", {"backup_retention_period": 2}, 2) == set()
	_deny("aws_db_instance", {"backup_retention_period": "35"}, 7) == set()
	_deny("aws_db_instance", {"replicate_source_db": "orders"}, 7) == set()
	_deny("aws_rds_cluster", {"snapshot_identifier": "${aws_db_cluster_snapshot.last.id}"}, 7) == set()
}

test_does_not_know_variables if {
	_deny("aws_db_instance", {"backup_retention_period": "${var.days}"}, 2) == set()
	_unknown("aws_db_instance", {"backup_retention_period": "${var.days}"}) == _finding(
		"aws_db_instance",
		["backup_retention_period"],
		"backup_retention_period is known only when Terraform runs",
	)
	_unknown("aws_db_instance", {"backup_retention_period": 7}) == set()
	count(_unknown("aws_rds_cluster", {"snapshot_identifier": "${var.snapshot}"})) == 1
}

test_accepts_odd_shapes if {
	every value in [[], {}, "x", true] {
		_deny("aws_db_instance", {"backup_retention_period": value}, 2) == set()
	}
}

test_accepts_other_documents if {
	rds_specify_backup_retention.deny == set() with input as {"kind": "Pod"}
}
