package terraform.aws.rds_backup_test

import data.lib.fix
import data.terraform.aws.rds_backup

_database(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, place) := {{
	"message": "no backups are kept",
	"at": array.concat(["resource", type, "it", 0], place),
	"resource": sprintf("%s.it", [type]),
}}

test_finds_databases_without_backups if {
	every type in ["aws_db_instance", "aws_rds_cluster"] {
		every days in [0, "0"] {
			found := rds_backup.deny with input as _database(type, {"backup_retention_period": days})
			fix.bare(found) == _finding(type, ["backup_retention_period"])
		}
	}
	fix.bare(rds_backup.deny) == _finding("aws_db_instance", []) with input as _database("aws_db_instance", {})
	said := {"backup_retention_period": 0, "snapshot_identifier": "${var.snapshot}"}
	count(rds_backup.deny) == 1 with input as _database("aws_db_instance", said)
}

test_accepts_databases_with_backups if {
	every days in [1, "7", 35] {
		rds_backup.deny == set() with input as _database("aws_db_instance", {"backup_retention_period": days})
		rds_backup.unknown == set() with input as _database("aws_db_instance", {"backup_retention_period": days})
	}
	rds_backup.deny == set() with input as _database("aws_rds_cluster", {})
	rds_backup.deny == set() with input as _database("aws_rds_cluster", {"backup_retention_period": null})
}

test_accepts_copies if {
	every body in [
		{"replicate_source_db": "${aws_db_instance.orders.identifier}"},
		{"snapshot_identifier": "rds:orders-2026-01-01"},
		{"restore_to_point_in_time": [{"use_latest_restorable_time": true}]},
	] {
		rds_backup.deny == set() with input as _database("aws_db_instance", body)
		rds_backup.unknown == set() with input as _database("aws_db_instance", body)
	}
}

test_does_not_know_variables if {
	rds_backup.deny == set() with input as _database("aws_db_instance", {"backup_retention_period": "${var.days}"})
	rds_backup.unknown == {{
		"message": "backup_retention_period is known only when Terraform runs",
		"at": ["resource", "aws_db_instance", "it", 0, "backup_retention_period"],
		"resource": "aws_db_instance.it",
	}} with input as _database("aws_db_instance", {"backup_retention_period": "${var.days}"})
	rds_backup.deny == set() with input as _database("aws_db_instance", {"snapshot_identifier": "${var.snapshot}"})
	count(rds_backup.unknown) == 1 with input as _database("aws_db_instance", {"snapshot_identifier": "${var.snapshot}"})
}

test_accepts_odd_shapes if {
	every value in [[], {}, "x", true] {
		rds_backup.deny == set() with input as _database("aws_db_instance", {"backup_retention_period": value})
	}
}

test_accepts_other_documents if {
	rds_backup.deny == set() with input as {"kind": "Pod"}
}
