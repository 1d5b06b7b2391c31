package terraform.aws.neptune_encryption_test

import data.lib.fix
import data.terraform.aws.neptune_encryption

_cluster(body) := {"resource": {"aws_neptune_cluster": {"it": [body]}}}

_path := ["resource", "aws_neptune_cluster", "it", 0]

_finding(place) := {{
	"message": "storage is not encrypted",
	"at": array.concat(_path, place),
	"resource": "aws_neptune_cluster.it",
}}

test_finds_storage_that_is_not_encrypted if {
	fix.bare(neptune_encryption.deny) == _finding([]) with input as _cluster({})
	fix.bare(neptune_encryption.deny) == _finding([]) with input as _cluster({"snapshot_identifier": ""})
	every value in [false, "false", null] {
		found := neptune_encryption.deny with input as _cluster({"storage_encrypted": value})
		fix.bare(found) == _finding(["storage_encrypted"])
	}
	said := {"storage_encrypted": false, "snapshot_identifier": "${var.snapshot}"}
	count(neptune_encryption.deny) == 1 with input as _cluster(said)
}

test_accepts_encrypted_storage if {
	every body in [
		{"storage_encrypted": true},
		{"storage_encrypted": "true", "kms_key_arn": "${aws_kms_key.graph.arn}"},
		{"snapshot_identifier": "${aws_neptune_cluster_snapshot.last.id}"},
		{"replication_source_identifier": "arn:aws:rds:eu-west-1:111122223333:cluster:graph"},
	] {
		neptune_encryption.deny == set() with input as _cluster(body)
		neptune_encryption.unknown == set() with input as _cluster(body)
	}
}

test_does_not_know_variables if {
	neptune_encryption.deny == set() with input as _cluster({"storage_encrypted": "${var.encrypted}"})
	neptune_encryption.unknown == {{
		"message": "storage_encrypted is known only when Terraform runs",
		"at": array.concat(_path, ["storage_encrypted"]),
		"resource": "aws_neptune_cluster.it",
	}} with input as _cluster({"storage_encrypted": "${var.encrypted}"})
	neptune_encryption.deny == set() with input as _cluster({"snapshot_identifier": "${var.snapshot}"})
	count(neptune_encryption.unknown) == 1 with input as _cluster({"snapshot_identifier": "${var.snapshot}"})
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x"] {
		neptune_encryption.deny == set() with input as _cluster({"storage_encrypted": value})
	}
}

test_accepts_other_documents if {
	neptune_encryption.deny == set() with input as {"kind": "Pod"}
}
