package terraform.gcp.sql_local_infile_test

import data.lib.fix
import data.terraform.gcp.sql_local_infile

_instance(settings) := {"resource": {"google_sql_database_instance": {"main": [{
	"database_version": "MYSQL_8_0",
	"settings": settings,
}]}}}

_flag(value) := _instance([{"database_flags": [{"name": "local_infile", "value": value}]}])

_found(steps, message) := {{
	"message": message,
	"at": array.concat(["resource", "google_sql_database_instance", "main", 0], steps),
	"resource": "google_sql_database_instance.main",
}}

_at := ["settings", 0, "database_flags", 0, "value"]

test_finds_instances_that_set_it_wrongly if {
	every value in ["on", "ON"] {
		message := sprintf("local_infile is %v, so files of clients can be loaded", [value])
		fix.bare(sql_local_infile.deny) == _found(_at, message) with input as _flag(value)
	}
}

test_accepts_instances_that_do_not_set_it if {
	every settings in [[], [{"tier": "db-f1-micro"}]] {
		sql_local_infile.deny == set() with input as _instance(settings)
		sql_local_infile.unknown == set() with input as _instance(settings)
	}
}

test_accepts_instances_that_set_it_rightly if {
	every value in ["off", "OFF"] {
		sql_local_infile.deny == set() with input as _flag(value)
		sql_local_infile.unknown == set() with input as _flag(value)
	}
}

test_finds_old_versions_that_do_not_set_it if {
	message := "local_infile is not set, so files of clients can be loaded"
	fix.bare(sql_local_infile.deny) == _found(["settings", 0], message) with input as {"resource": {"google_sql_database_instance": {"main": [{
		"database_version": "MYSQL_5_7",
		"settings": [{}],
	}]}}}
}

test_does_not_know_what_variables_say if {
	message := "local_infile is known only when Terraform runs"
	sql_local_infile.deny == set() with input as _flag("${var.value}")
	sql_local_infile.unknown == _found(_at, message) with input as _flag("${var.value}")
	open := _instance([{"database_flags": "${var.flags}"}])
	sql_local_infile.deny == set() with input as open
	sql_local_infile.unknown == _found(["settings", 0], message) with input as open
}

test_accepts_other_engines_documents_and_odd_shapes if {
	sql_local_infile.deny == set() with input as {"kind": "Pod"}
	sql_local_infile.unknown == set() with input as {"kind": "Pod"}
	sql_local_infile.deny == set() with input as {"resource": {"google_sql_database_instance": {"main": [{
		"database_version": "POSTGRES_16",
		"settings": [{"database_flags": [{"name": "local_infile", "value": "on"}]}],
	}]}}}
	count(sql_local_infile.deny) < 2 with input as _instance([{"database_flags": [1, {"name": ["x"]}]}])
}
