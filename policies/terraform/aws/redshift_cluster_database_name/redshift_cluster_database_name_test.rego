package terraform.aws.redshift_cluster_database_name_test

import data.terraform.aws.redshift_cluster_database_name as rule

_cluster(body) := {"resource": {"aws_redshift_cluster": {"it": [body]}}}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_redshift_cluster", "it", 0], place),
	"resource": "aws_redshift_cluster.it",
}}

test_finds_the_default_name if {
	rule.deny == _finding("database has the default name", []) with input as _cluster({})
	every name in ["dev", "", null] {
		found := rule.deny with input as _cluster({"database_name": name})
		found == _finding("database has the default name", ["database_name"])
	}
}

test_accepts_other_names_and_snapshots if {
	every body in [{"database_name": "warehouse"}, {"snapshot_identifier": "last"}, {"snapshot_arn": "${var.arn}"}] {
		rule.deny == set() with input as _cluster(body)
		rule.unknown == set() with input as _cluster(body)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _cluster({"database_name": "${var.name}"})
	message := "database_name is known only when Terraform runs"
	rule.unknown == _finding(message, ["database_name"]) with input as _cluster({"database_name": "${var.name}"})
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7] {
		rule.deny == set() with input as _cluster({"database_name": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
