package terraform.gcp.google_cloud_postgre_sql_enable_pgaudit_test

import data.lib.fix
import data.terraform.gcp.google_cloud_postgre_sql_enable_pgaudit

_instance(settings) := {"resource": {"google_sql_database_instance": {"main": [{
	"database_version": "POSTGRES_16",
	"settings": settings,
}]}}}

_flag(value) := _instance([{"database_flags": [{"name": "cloudsql.enable_pgaudit", "value": value}]}])

_found(steps, message) := {{
	"message": message,
	"at": array.concat(["resource", "google_sql_database_instance", "main", 0], steps),
	"resource": "google_sql_database_instance.main",
}}

_at := ["settings", 0, "database_flags", 0, "value"]

test_finds_instances_that_set_it_wrongly if {
	every value in ["off", "OFF"] {
		message := sprintf("cloudsql.enable_pgaudit is %v, so nothing says who read and changed what", [value])
		fix.bare(google_cloud_postgre_sql_enable_pgaudit.deny) == _found(_at, message) with input as _flag(value)
	}
}

test_finds_instances_that_do_not_set_it if {
	message := "cloudsql.enable_pgaudit is not set, so nothing says who read and changed what"
	fix.bare(google_cloud_postgre_sql_enable_pgaudit.deny) == _found(["settings", 0], message) with input as _instance([{"tier": "db-f1-micro"}])
	fix.bare(google_cloud_postgre_sql_enable_pgaudit.deny) == _found([], message) with input as _instance([])
}

test_accepts_instances_that_set_it_rightly if {
	every value in ["on", "ON"] {
		google_cloud_postgre_sql_enable_pgaudit.deny == set() with input as _flag(value)
		google_cloud_postgre_sql_enable_pgaudit.unknown == set() with input as _flag(value)
	}
}

test_does_not_know_what_variables_say if {
	message := "cloudsql.enable_pgaudit is known only when Terraform runs"
	google_cloud_postgre_sql_enable_pgaudit.deny == set() with input as _flag("${var.value}")
	google_cloud_postgre_sql_enable_pgaudit.unknown == _found(_at, message) with input as _flag("${var.value}")
	open := _instance([{"database_flags": "${var.flags}"}])
	google_cloud_postgre_sql_enable_pgaudit.deny == set() with input as open
	google_cloud_postgre_sql_enable_pgaudit.unknown == _found(["settings", 0], message) with input as open
}

test_accepts_other_engines_documents_and_odd_shapes if {
	google_cloud_postgre_sql_enable_pgaudit.deny == set() with input as {"kind": "Pod"}
	google_cloud_postgre_sql_enable_pgaudit.unknown == set() with input as {"kind": "Pod"}
	google_cloud_postgre_sql_enable_pgaudit.deny == set() with input as {"resource": {"google_sql_database_instance": {"main": [{
		"database_version": "MYSQL_8_0",
		"settings": [{"database_flags": [{"name": "cloudsql.enable_pgaudit", "value": "off"}]}],
	}]}}}
	count(google_cloud_postgre_sql_enable_pgaudit.deny) < 2 with input as _instance([{"database_flags": [1, {"name": ["x"]}]}])
}
