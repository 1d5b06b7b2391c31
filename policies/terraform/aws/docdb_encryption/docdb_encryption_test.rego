package terraform.aws.docdb_encryption_test

import data.lib.fix
import data.terraform.aws.docdb_encryption

_cluster(body) := {"resource": {"aws_docdb_cluster": {"it": [body]}}}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_docdb_cluster", "it", 0], place),
	"resource": "aws_docdb_cluster.it",
}}

_message := "storage is not encrypted"

test_finds_storage_that_is_not_encrypted if {
	fix.bare(docdb_encryption.deny) == _finding(_message, []) with input as _cluster({})
	every value in [false, "false", null] {
		found := docdb_encryption.deny with input as _cluster({"storage_encrypted": value})
		fix.bare(found) == _finding(_message, ["storage_encrypted"])
	}
	said := {"storage_encrypted": false, "snapshot_identifier": "${var.snapshot}"}
	count(docdb_encryption.deny) == 1 with input as _cluster(said)
}

test_accepts_encrypted_storage_and_copies if {
	every body in [
		{"storage_encrypted": true},
		{"snapshot_identifier": "rds:orders-2026-01-01"},
		{"restore_to_point_in_time": [{"source_cluster_identifier": "orders"}]},
	] {
		docdb_encryption.deny == set() with input as _cluster(body)
		docdb_encryption.unknown == set() with input as _cluster(body)
	}
}

test_does_not_know_variables if {
	every body in [{"storage_encrypted": "${var.on}"}, {"snapshot_identifier": "${var.snapshot}"}] {
		docdb_encryption.deny == set() with input as _cluster(body)
		count(docdb_encryption.unknown) == 1 with input as _cluster(body)
	}
}

test_accepts_other_documents if {
	docdb_encryption.deny == set() with input as {"kind": "Pod"}
}
