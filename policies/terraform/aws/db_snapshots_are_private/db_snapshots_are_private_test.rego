package terraform.aws.db_snapshots_are_private_test

import data.terraform.aws.db_snapshots_are_private

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type) := {
	"message": "snapshot is shared with everybody",
	"at": ["resource", type, "it", 0, "shared_accounts"],
	"resource": sprintf("%s.it", [type]),
}

test_finds_public_snapshots if {
	every type in ["aws_db_cluster_snapshot", "aws_db_snapshot", "aws_db_snapshot_copy"] {
		every accounts in [["all"], ["123456789012", "all"], ["${var.account}", "all"], "all"] {
			db_snapshots_are_private.deny == {_finding(type)} with input as _it(type, {"shared_accounts": accounts})
			db_snapshots_are_private.unknown == set() with input as _it(type, {"shared_accounts": accounts})
		}
	}
}

test_accepts_private_snapshots if {
	every body in [{}, {"shared_accounts": []}, {"shared_accounts": ["123456789012"]}] {
		db_snapshots_are_private.deny == set() with input as _it("aws_db_snapshot", body)
		db_snapshots_are_private.unknown == set() with input as _it("aws_db_snapshot", body)
	}
}

test_does_not_know_variables if {
	every accounts in ["${var.accounts}", ["${var.account}"]] {
		module := _it("aws_db_snapshot", {"shared_accounts": accounts})
		db_snapshots_are_private.deny == set() with input as module
		count(db_snapshots_are_private.unknown) == 1 with input as module
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_db_snapshot": {"it": ["text", null]}}}] {
		db_snapshots_are_private.deny == set() with input as document
		db_snapshots_are_private.unknown == set() with input as document
	}
}
