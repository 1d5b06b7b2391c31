package terraform.gcp.gcp_postgre_sql_database_flaglog_planner_stats_is_set_to_off_test

import data.lib.fix
import data.terraform.gcp.gcp_postgre_sql_database_flaglog_planner_stats_is_set_to_off

_instance(settings) := {"resource": {"google_sql_database_instance": {"main": [{
	"database_version": "POSTGRES_16",
	"settings": settings,
}]}}}

_flag(value) := _instance([{"database_flags": [{"name": "log_planner_stats", "value": value}]}])

_found(steps, message) := {{
	"message": message,
	"at": array.concat(["resource", "google_sql_database_instance", "main", 0], steps),
	"resource": "google_sql_database_instance.main",
}}

_at := ["settings", 0, "database_flags", 0, "value"]

test_finds_instances_that_set_it_wrongly if {
	every value in ["on", "ON"] {
		message := sprintf("log_planner_stats is %v, so the log fills with statistics", [value])
		fix.bare(gcp_postgre_sql_database_flaglog_planner_stats_is_set_to_off.deny) == _found(_at, message) with input as _flag(value)
	}
}

test_accepts_instances_that_do_not_set_it if {
	every settings in [[], [{"tier": "db-f1-micro"}]] {
		gcp_postgre_sql_database_flaglog_planner_stats_is_set_to_off.deny == set() with input as _instance(settings)
		gcp_postgre_sql_database_flaglog_planner_stats_is_set_to_off.unknown == set() with input as _instance(settings)
	}
}

test_accepts_instances_that_set_it_rightly if {
	every value in ["off"] {
		gcp_postgre_sql_database_flaglog_planner_stats_is_set_to_off.deny == set() with input as _flag(value)
		gcp_postgre_sql_database_flaglog_planner_stats_is_set_to_off.unknown == set() with input as _flag(value)
	}
}

test_does_not_know_what_variables_say if {
	message := "log_planner_stats is known only when Terraform runs"
	gcp_postgre_sql_database_flaglog_planner_stats_is_set_to_off.deny == set() with input as _flag("${var.value}")
	gcp_postgre_sql_database_flaglog_planner_stats_is_set_to_off.unknown == _found(_at, message) with input as _flag("${var.value}")
	open := _instance([{"database_flags": "${var.flags}"}])
	gcp_postgre_sql_database_flaglog_planner_stats_is_set_to_off.deny == set() with input as open
	gcp_postgre_sql_database_flaglog_planner_stats_is_set_to_off.unknown == _found(["settings", 0], message) with input as open
}

test_accepts_other_engines_documents_and_odd_shapes if {
	gcp_postgre_sql_database_flaglog_planner_stats_is_set_to_off.deny == set() with input as {"kind": "Pod"}
	gcp_postgre_sql_database_flaglog_planner_stats_is_set_to_off.unknown == set() with input as {"kind": "Pod"}
	gcp_postgre_sql_database_flaglog_planner_stats_is_set_to_off.deny == set() with input as {"resource": {"google_sql_database_instance": {"main": [{
		"database_version": "MYSQL_8_0",
		"settings": [{"database_flags": [{"name": "log_planner_stats", "value": "on"}]}],
	}]}}}
	count(gcp_postgre_sql_database_flaglog_planner_stats_is_set_to_off.deny) < 2 with input as _instance([{"database_flags": [1, {"name": ["x"]}]}])
}
