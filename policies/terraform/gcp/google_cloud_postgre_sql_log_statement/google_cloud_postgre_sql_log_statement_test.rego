package terraform.gcp.google_cloud_postgre_sql_log_statement_test

import data.lib.fix
import data.terraform.gcp.google_cloud_postgre_sql_log_statement

_instance(settings) := {"resource": {"google_sql_database_instance": {"main": [{
	"database_version": "POSTGRES_16",
	"settings": settings,
}]}}}

_flag(value) := _instance([{"database_flags": [{"name": "log_statement", "value": value}]}])

_found(steps, message) := {{
	"message": message,
	"at": array.concat(["resource", "google_sql_database_instance", "main", 0], steps),
	"resource": "google_sql_database_instance.main",
}}

_at := ["settings", 0, "database_flags", 0, "value"]

test_finds_instances_that_set_it_wrongly if {
	every value in ["none", "NONE"] {
		message := sprintf("log_statement is %v, so changes of tables and rights are not logged", [value])
		fix.bare(google_cloud_postgre_sql_log_statement.deny) == _found(_at, message) with input as _flag(value)
	}
}

test_finds_instances_that_do_not_set_it if {
	message := "log_statement is not set, so changes of tables and rights are not logged"
	fix.bare(google_cloud_postgre_sql_log_statement.deny) == _found(["settings", 0], message) with input as _instance([{"tier": "db-f1-micro"}])
	fix.bare(google_cloud_postgre_sql_log_statement.deny) == _found([], message) with input as _instance([])
}

test_accepts_instances_that_set_it_rightly if {
	every value in ["ddl", "mod", "ALL"] {
		google_cloud_postgre_sql_log_statement.deny == set() with input as _flag(value)
		google_cloud_postgre_sql_log_statement.unknown == set() with input as _flag(value)
	}
}

test_does_not_know_what_variables_say if {
	message := "log_statement is known only when Terraform runs"
	google_cloud_postgre_sql_log_statement.deny == set() with input as _flag("${var.value}")
	google_cloud_postgre_sql_log_statement.unknown == _found(_at, message) with input as _flag("${var.value}")
	open := _instance([{"database_flags": "${var.flags}"}])
	google_cloud_postgre_sql_log_statement.deny == set() with input as open
	google_cloud_postgre_sql_log_statement.unknown == _found(["settings", 0], message) with input as open
}

test_accepts_other_engines_documents_and_odd_shapes if {
	google_cloud_postgre_sql_log_statement.deny == set() with input as {"kind": "Pod"}
	google_cloud_postgre_sql_log_statement.unknown == set() with input as {"kind": "Pod"}
	google_cloud_postgre_sql_log_statement.deny == set() with input as {"resource": {"google_sql_database_instance": {"main": [{
		"database_version": "MYSQL_8_0",
		"settings": [{"database_flags": [{"name": "log_statement", "value": "none"}]}],
	}]}}}
	count(google_cloud_postgre_sql_log_statement.deny) < 2 with input as _instance([{"database_flags": [1, {"name": ["x"]}]}])
}
