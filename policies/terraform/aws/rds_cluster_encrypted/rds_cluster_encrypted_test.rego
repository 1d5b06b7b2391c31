package terraform.aws.rds_cluster_encrypted_test

import data.lib.fix
import data.terraform.aws.rds_cluster_encrypted

_cluster(body) := {"resource": {"aws_rds_global_cluster": {"it": [body]}}}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_rds_global_cluster", "it", 0], place),
	"resource": "aws_rds_global_cluster.it",
}}

_message := "storage is not encrypted"

test_finds_storage_that_is_not_encrypted if {
	fix.bare(rds_cluster_encrypted.deny) == _finding(_message, []) with input as _cluster({})
	every value in [false, "false", null] {
		found := rds_cluster_encrypted.deny with input as _cluster({"storage_encrypted": value})
		fix.bare(found) == _finding(_message, ["storage_encrypted"])
	}
}

test_accepts_encrypted_storage_and_copies if {
	every body in [{"storage_encrypted": true}, {"source_db_cluster_identifier": "${aws_rds_cluster.main.arn}"}] {
		rds_cluster_encrypted.deny == set() with input as _cluster(body)
		rds_cluster_encrypted.unknown == set() with input as _cluster(body)
	}
}

test_does_not_know_variables if {
	every body in [{"storage_encrypted": "${var.on}"}, {"source_db_cluster_identifier": "${var.source}"}] {
		rds_cluster_encrypted.deny == set() with input as _cluster(body)
		count(rds_cluster_encrypted.unknown) == 1 with input as _cluster(body)
	}
}

test_accepts_other_documents if {
	rds_cluster_encrypted.deny == set() with input as {"kind": "Pod"}
}
