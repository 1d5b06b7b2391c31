package terraform.aws.rds_postgre_sql_log_fdw_extension_test

import data.terraform.aws.rds_postgre_sql_log_fdw_extension as rule

_database(body) := {"resource": {"aws_db_instance": {"it": [object.union({"engine": "postgres"}, body)]}}}

_finding(message) := {{
	"message": message,
	"at": ["resource", "aws_db_instance", "it", 0, "engine_version"],
	"resource": "aws_db_instance.it",
}}

test_finds_versions_with_the_hole if {
	every version in ["9.6.21", "10.16", "11.11", "12.6", "13.2", "13.1"] {
		message := sprintf("version %s has the hole in log_fdw", [version])
		rule.deny == _finding(message) with input as _database({"engine_version": version})
	}
}

test_accepts_other_versions_and_engines if {
	every version in ["9.6.22", "10.17", "11.12", "12.7", "13.3", "14.1", "16", "16.4"] {
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
