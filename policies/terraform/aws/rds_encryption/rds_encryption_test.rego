package terraform.aws.rds_encryption_test

import data.lib.fix
import data.terraform.aws.rds_encryption

_database(body) := {"resource": {"aws_db_instance": {"main": [body]}}}

test_finds_storage_that_is_not_encrypted if {
	fix.bare(rds_encryption.deny) == {{
		"message": "storage is not encrypted",
		"at": ["resource", "aws_db_instance", "main", 0, "storage_encrypted"],
		"resource": "aws_db_instance.main",
	}} with input as _database({"storage_encrypted": false})
}

test_finds_storage_of_which_nothing_is_said if {
	expected := {{
		"message": "storage is not encrypted",
		"at": ["resource", "aws_db_instance", "main", 0],
		"resource": "aws_db_instance.main",
	}}
	fix.bare(rds_encryption.deny) == expected with input as _database({})
	count(rds_encryption.deny) == 1 with input as _database({"storage_encrypted": null})
}

test_accepts_encrypted_and_unknown_storage if {
	rds_encryption.deny == set() with input as _database({"storage_encrypted": true})
	rds_encryption.deny == set() with input as _database({"storage_encrypted": "${var.encrypted}"})
	rds_encryption.deny == set() with input as _database({"replicate_source_db": "${aws_db_instance.other.arn}"})
	rds_encryption.deny == set() with input as _database({"snapshot_identifier": "rds:orders"})
	rds_encryption.deny == set() with input as _database({"restore_to_point_in_time": [{}]})
}

test_does_not_know_storage_with_a_variable if {
	rds_encryption.unknown == {{
		"message": "storage_encrypted is known only when Terraform runs",
		"at": ["resource", "aws_db_instance", "main", 0, "storage_encrypted"],
		"resource": "aws_db_instance.main",
	}} with input as _database({"storage_encrypted": "${var.encrypted}"})
}

test_finds_storage_that_is_made_from_nothing if {
	count(rds_encryption.deny) == 1 with input as _database({"snapshot_identifier": ""})
	count(rds_encryption.deny) == 1 with input as _database({"snapshot_identifier": null})
}

test_does_not_know_what_may_be_made_from_a_snapshot if {
	rds_encryption.deny == set() with input as _database({"snapshot_identifier": "${var.snapshot}"})
	count(rds_encryption.unknown) == 1 with input as _database({"snapshot_identifier": "${var.snapshot}"})
	rds_encryption.unknown == set() with input as _database({"snapshot_identifier": "${aws_db_snapshot.a.id}"})
	said := {"storage_encrypted": false, "snapshot_identifier": "${var.snapshot}"}
	count(rds_encryption.deny) == 1 with input as _database(said)
}

test_accepts_other_documents if {
	rds_encryption.deny == set() with input as {"kind": "Pod"}
}
