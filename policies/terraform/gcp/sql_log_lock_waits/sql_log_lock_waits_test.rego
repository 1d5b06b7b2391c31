package terraform.gcp.sql_log_lock_waits_test

import data.lib.fix
import data.terraform.gcp.sql_log_lock_waits

_instance(settings) := {"resource": {"google_sql_database_instance": {"main": [{
	"database_version": "POSTGRES_16",
	"settings": settings,
}]}}}

_flag(value) := _instance([{"database_flags": [{"name": "log_lock_waits", "value": value}]}])

_found(steps, message) := {{
	"message": message,
	"at": array.concat(["resource", "google_sql_database_instance", "main", 0], steps),
	"resource": "google_sql_database_instance.main",
}}

_at := ["settings", 0, "database_flags", 0, "value"]

test_finds_instances_that_set_it_wrongly if {
	every value in ["off", "OFF"] {
		message := sprintf("log_lock_waits is %v, so long waits for locks go unseen", [value])
		fix.bare(sql_log_lock_waits.deny) == _found(_at, message) with input as _flag(value)
	}
}

test_finds_instances_that_do_not_set_it if {
	message := "log_lock_waits is not set, so long waits for locks go unseen"
	fix.bare(sql_log_lock_waits.deny) == _found(["settings", 0], message) with input as _instance([{"tier": "db-f1-micro"}])
	fix.bare(sql_log_lock_waits.deny) == _found([], message) with input as _instance([])
}

test_accepts_instances_that_set_it_rightly if {
	every value in ["on", "ON"] {
		sql_log_lock_waits.deny == set() with input as _flag(value)
		sql_log_lock_waits.unknown == set() with input as _flag(value)
	}
}

test_does_not_know_what_variables_say if {
	message := "log_lock_waits is known only when Terraform runs"
	sql_log_lock_waits.deny == set() with input as _flag("${var.value}")
	sql_log_lock_waits.unknown == _found(_at, message) with input as _flag("${var.value}")
	open := _instance([{"database_flags": "${var.flags}"}])
	sql_log_lock_waits.deny == set() with input as open
	sql_log_lock_waits.unknown == _found(["settings", 0], message) with input as open
}

test_accepts_other_engines_documents_and_odd_shapes if {
	sql_log_lock_waits.deny == set() with input as {"kind": "Pod"}
	sql_log_lock_waits.unknown == set() with input as {"kind": "Pod"}
	sql_log_lock_waits.deny == set() with input as {"resource": {"google_sql_database_instance": {"main": [{
		"database_version": "MYSQL_8_0",
		"settings": [{"database_flags": [{"name": "log_lock_waits", "value": "off"}]}],
	}]}}}
	count(sql_log_lock_waits.deny) < 2 with input as _instance([{"database_flags": [1, {"name": ["x"]}]}])
}
