package terraform.aws.rds_public_test

import data.lib.fix
import data.terraform.aws.rds_public

_database(type, body) := {"resource": {type: {"main": [body]}}}

test_finds_public_addresses if {
	every type in ["aws_db_instance", "aws_rds_cluster_instance"] {
		fix.bare(rds_public.deny) == {{
			"message": "database has a public address",
			"at": ["resource", type, "main", 0, "publicly_accessible"],
			"resource": sprintf("%s.main", [type]),
		}} with input as _database(type, {"publicly_accessible": true})
	}
}

test_accepts_private_and_unknown_addresses if {
	rds_public.deny == set() with input as _database("aws_db_instance", {"publicly_accessible": false})
	rds_public.deny == set() with input as _database("aws_db_instance", {"publicly_accessible": "${var.public}"})
	rds_public.deny == set() with input as _database("aws_db_instance", {})
	rds_public.deny == set() with input as _database("aws_dms_replication_instance", {"publicly_accessible": true})
}

test_does_not_know_addresses_with_a_variable if {
	rds_public.unknown == {{
		"message": "publicly_accessible is known only when Terraform runs",
		"at": ["resource", "aws_db_instance", "main", 0, "publicly_accessible"],
		"resource": "aws_db_instance.main",
	}} with input as _database("aws_db_instance", {"publicly_accessible": "${var.public}"})
}

test_accepts_other_documents if {
	rds_public.deny == set() with input as {"kind": "Pod"}
}
