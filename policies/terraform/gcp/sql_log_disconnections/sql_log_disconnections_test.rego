package terraform.gcp.sql_log_disconnections_test

import data.lib.fix
import data.terraform.gcp.sql_log_disconnections

_instance(settings) := {"resource": {"google_sql_database_instance": {"main": [{
	"database_version": "POSTGRES_16",
	"settings": settings,
}]}}}

_flag(value) := _instance([{"database_flags": [{"name": "log_disconnections", "value": value}]}])

_found(steps, message) := {{
	"message": message,
	"at": array.concat(["resource", "google_sql_database_instance", "main", 0], steps),
	"resource": "google_sql_database_instance.main",
}}

_at := ["settings", 0, "database_flags", 0, "value"]

test_finds_instances_that_set_it_wrongly if {
	every value in ["off", "OFF"] {
		message := sprintf("log_disconnections is %v, so nobody can say how long a session lasted", [value])
		fix.bare(sql_log_disconnections.deny) == _found(_at, message) with input as _flag(value)
	}
}

test_finds_instances_that_do_not_set_it if {
	message := "log_disconnections is not set, so nobody can say how long a session lasted"
	fix.bare(sql_log_disconnections.deny) == _found(["settings", 0], message) with input as _instance([{"tier": "db-f1-micro"}])
	fix.bare(sql_log_disconnections.deny) == _found([], message) with input as _instance([])
}

test_accepts_instances_that_set_it_rightly if {
	every value in ["on", "ON"] {
		sql_log_disconnections.deny == set() with input as _flag(value)
		sql_log_disconnections.unknown == set() with input as _flag(value)
	}
}

test_does_not_know_what_variables_say if {
	message := "log_disconnections is known only when Terraform runs"
	sql_log_disconnections.deny == set() with input as _flag("${var.value}")
	sql_log_disconnections.unknown == _found(_at, message) with input as _flag("${var.value}")
	open := _instance([{"database_flags": "${var.flags}"}])
	sql_log_disconnections.deny == set() with input as open
	sql_log_disconnections.unknown == _found(["settings", 0], message) with input as open
}

test_accepts_other_engines_documents_and_odd_shapes if {
	sql_log_disconnections.deny == set() with input as {"kind": "Pod"}
	sql_log_disconnections.unknown == set() with input as {"kind": "Pod"}
	sql_log_disconnections.deny == set() with input as {"resource": {"google_sql_database_instance": {"main": [{
		"database_version": "MYSQL_8_0",
		"settings": [{"database_flags": [{"name": "log_disconnections", "value": "off"}]}],
	}]}}}
	count(sql_log_disconnections.deny) < 2 with input as _instance([{"database_flags": [1, {"name": ["x"]}]}])
}
