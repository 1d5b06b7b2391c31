package terraform.gcp.sql_cross_db_test

import data.lib.fix
import data.terraform.gcp.sql_cross_db

_instance(settings) := {"resource": {"google_sql_database_instance": {"main": [{
	"database_version": "SQLSERVER_2022_STANDARD",
	"settings": settings,
}]}}}

_flag(value) := _instance([{"database_flags": [{"name": "cross db ownership chaining", "value": value}]}])

_found(steps, message) := {{
	"message": message,
	"at": array.concat(["resource", "google_sql_database_instance", "main", 0], steps),
	"resource": "google_sql_database_instance.main",
}}

_at := ["settings", 0, "database_flags", 0, "value"]

test_finds_instances_that_set_it_wrongly if {
	every value in ["on", "ON"] {
		message := sprintf("cross db ownership chaining is %v, so owners of one database reach into the others", [value])
		fix.bare(sql_cross_db.deny) == _found(_at, message) with input as _flag(value)
	}
}

test_accepts_instances_that_do_not_set_it if {
	every settings in [[], [{"tier": "db-f1-micro"}]] {
		sql_cross_db.deny == set() with input as _instance(settings)
		sql_cross_db.unknown == set() with input as _instance(settings)
	}
}

test_accepts_instances_that_set_it_rightly if {
	every value in ["off", "OFF"] {
		sql_cross_db.deny == set() with input as _flag(value)
		sql_cross_db.unknown == set() with input as _flag(value)
	}
}

test_does_not_know_what_variables_say if {
	message := "cross db ownership chaining is known only when Terraform runs"
	sql_cross_db.deny == set() with input as _flag("${var.value}")
	sql_cross_db.unknown == _found(_at, message) with input as _flag("${var.value}")
	open := _instance([{"database_flags": "${var.flags}"}])
	sql_cross_db.deny == set() with input as open
	sql_cross_db.unknown == _found(["settings", 0], message) with input as open
}

test_accepts_other_engines_documents_and_odd_shapes if {
	sql_cross_db.deny == set() with input as {"kind": "Pod"}
	sql_cross_db.unknown == set() with input as {"kind": "Pod"}
	sql_cross_db.deny == set() with input as {"resource": {"google_sql_database_instance": {"main": [{
		"database_version": "MYSQL_8_0",
		"settings": [{"database_flags": [{"name": "cross db ownership chaining", "value": "on"}]}],
	}]}}}
	count(sql_cross_db.deny) < 2 with input as _instance([{"database_flags": [1, {"name": ["x"]}]}])
}
