package terraform.gcp.sql_min_duration_test

import data.lib.fix
import data.terraform.gcp.sql_min_duration

_instance(settings) := {"resource": {"google_sql_database_instance": {"main": [{
	"database_version": "POSTGRES_16",
	"settings": settings,
}]}}}

_flag(value) := _instance([{"database_flags": [{"name": "log_min_duration_statement", "value": value}]}])

_found(steps, message) := {{
	"message": message,
	"at": array.concat(["resource", "google_sql_database_instance", "main", 0], steps),
	"resource": "google_sql_database_instance.main",
}}

_at := ["settings", 0, "database_flags", 0, "value"]

test_finds_instances_that_set_it_wrongly if {
	every value in ["0", "99", "1000"] {
		message := sprintf("log_min_duration_statement is %v, so values of statements get into the log", [value])
		fix.bare(sql_min_duration.deny) == _found(_at, message) with input as _flag(value)
	}
}

test_accepts_instances_that_do_not_set_it if {
	every settings in [[], [{"tier": "db-f1-micro"}]] {
		sql_min_duration.deny == set() with input as _instance(settings)
		sql_min_duration.unknown == set() with input as _instance(settings)
	}
}

test_accepts_instances_that_set_it_rightly if {
	every value in ["-1"] {
		sql_min_duration.deny == set() with input as _flag(value)
		sql_min_duration.unknown == set() with input as _flag(value)
	}
}

test_does_not_know_what_variables_say if {
	message := "log_min_duration_statement is known only when Terraform runs"
	sql_min_duration.deny == set() with input as _flag("${var.value}")
	sql_min_duration.unknown == _found(_at, message) with input as _flag("${var.value}")
	open := _instance([{"database_flags": "${var.flags}"}])
	sql_min_duration.deny == set() with input as open
	sql_min_duration.unknown == _found(["settings", 0], message) with input as open
}

test_accepts_other_engines_documents_and_odd_shapes if {
	sql_min_duration.deny == set() with input as {"kind": "Pod"}
	sql_min_duration.unknown == set() with input as {"kind": "Pod"}
	sql_min_duration.deny == set() with input as {"resource": {"google_sql_database_instance": {"main": [{
		"database_version": "MYSQL_8_0",
		"settings": [{"database_flags": [{"name": "log_min_duration_statement", "value": "0"}]}],
	}]}}}
	count(sql_min_duration.deny) < 2 with input as _instance([{"database_flags": [1, {"name": ["x"]}]}])
}
