package terraform.aws.rds_cluster_encryption_test

import data.lib.fix
import data.terraform.aws.rds_cluster_encryption

_cluster(body) := {"resource": {"aws_rds_cluster": {"main": [body]}}}

_path := ["resource", "aws_rds_cluster", "main", 0]

test_finds_storage_that_is_not_encrypted if {
	fix.bare(rds_cluster_encryption.deny) == {{
		"message": "storage is not encrypted",
		"at": array.concat(_path, ["storage_encrypted"]),
		"resource": "aws_rds_cluster.main",
	}} with input as _cluster({"storage_encrypted": false})
	fix.bare(rds_cluster_encryption.deny) == {{
		"message": "storage is not encrypted",
		"at": _path,
		"resource": "aws_rds_cluster.main",
	}} with input as _cluster({"engine": "aurora-postgresql", "kms_key_id": ""})
}

test_accepts_encrypted_storage if {
	every body in [
		{"storage_encrypted": true},
		{"storage_encrypted": true, "kms_key_id": "${aws_kms_key.main.arn}"},
		{"engine_mode": "serverless"},
		{"snapshot_identifier": "${data.aws_db_cluster_snapshot.last.id}"},
		{"replication_source_identifier": "${aws_rds_cluster.other.arn}"},
		{"restore_to_point_in_time": [{"source_cluster_identifier": "orders"}]},
	] {
		rds_cluster_encryption.deny == set() with input as _cluster(body)
	}
}

test_does_not_know_a_variable if {
	rds_cluster_encryption.deny == set() with input as _cluster({"storage_encrypted": "${var.encrypted}"})
	rds_cluster_encryption.unknown == {{
		"message": "storage_encrypted is known only when Terraform runs",
		"at": array.concat(_path, ["storage_encrypted"]),
		"resource": "aws_rds_cluster.main",
	}} with input as _cluster({"storage_encrypted": "${var.encrypted}"})
}

test_finds_storage_that_is_made_from_nothing if {
	count(rds_cluster_encryption.deny) == 1 with input as _cluster({"snapshot_identifier": ""})
	count(rds_cluster_encryption.deny) == 1 with input as _cluster({"snapshot_identifier": null})
}

test_does_not_know_what_may_be_made_from_a_snapshot if {
	rds_cluster_encryption.deny == set() with input as _cluster({"snapshot_identifier": "${var.snapshot}"})
	count(rds_cluster_encryption.unknown) == 1 with input as _cluster({"snapshot_identifier": "${var.snapshot}"})
	rds_cluster_encryption.unknown == set() with input as _cluster({"snapshot_identifier": "${aws_db_snapshot.a.id}"})
	said := {"storage_encrypted": false, "snapshot_identifier": "${var.snapshot}"}
	count(rds_cluster_encryption.deny) == 1 with input as _cluster(said)
}

test_does_not_know_what_kind_a_cluster_is if {
	rds_cluster_encryption.deny == set() with input as _cluster({"engine_mode": "${var.mode}"})
	count(rds_cluster_encryption.unknown) == 1 with input as _cluster({"engine_mode": "${var.mode}"})
}

test_accepts_other_documents if {
	rds_cluster_encryption.deny == set() with input as {"kind": "Pod"}
}
