package terraform.aws.unpatched_aurora_postgres_db_test

import data.terraform.aws.unpatched_aurora_postgres_db as rule

_database(body) := {"resource": {"aws_db_instance": {"it": [object.union({"engine": "aurora-postgresql"}, body)]}}}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_db_instance", "it", 0, "engine_version"],
	"resource": "aws_db_instance.it",
}}

test_finds_versions_with_the_hole if {
	every version in ["10.11", "10.13", "11.6", "11.8"] {
		message := sprintf("version %s has the hole in log_fdw", [version])
		rule.deny == _finding(message) with input as _database({"engine_version": version})
	}
}

test_accepts_other_versions_and_engines if {
	every version in ["10.14", "11.9", "12.4", "13.3", "16.1", "16"] {
		rule.deny == set() with input as _database({"engine_version": version})
		rule.unknown == set() with input as _database({"engine_version": version})
	}
	every body in [{}, {"engine": "mysql", "engine_version": "5.7.1"}, {"engine_version": []}, {"engine": 7, "engine_version": "10.1"}] {
		rule.deny == set() with input as _database(body)
	}
}

test_does_not_know_variables if {
	every body in [{"engine_version": "${var.version}"}, {"engine": "${var.engine}", "engine_version": "10.11"}] {
		rule.deny == set() with input as _database(body)
		rule.unknown == _finding("engine_version is known only when Terraform runs") with input as _database(body)
	}
	rule.unknown == set() with input as _database({"engine": "${var.engine}", "engine_version": "16.4"})
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
