package lib.google_sql_test

import data.lib.google_sql

_instance(version, settings) := {"resource": {"google_sql_database_instance": {"main": [{
	"database_version": version,
	"settings": [settings],
}]}}}

_path := ["resource", "google_sql_database_instance", "main", 0]

_flags(list) := {"database_flags": [{"name": pair[0], "value": pair[1]} | some pair in list]}

_found(module) := [[flag.value, flag.said, array.slice(flag.at, 4, count(flag.at))] |
	some flag in google_sql.flags("POSTGRES", "log_connections") with input as module
]

test_reads_flags if {
	flags := _flags([["log_checkpoints", "on"], ["log_connections", "off"]])
	at := ["settings", 0, "database_flags", 1, "value"]
	_found(_instance("POSTGRES_16", flags)) == [["off", "log_connections is off", at]]
}

test_says_which_are_not_set if {
	_found(_instance("POSTGRES_16", {})) == [[null, "log_connections is not set", ["settings", 0]]]
	_found({"resource": {"google_sql_database_instance": {"main": [{"database_version": "POSTGRES_16"}]}}}) == [[
		null,
		"log_connections is not set",
		[],
	]]
}

test_reads_dynamic_blocks if {
	content := {"name": "${database_flags.value.name}", "value": "${database_flags.value.value}"}
	known := {"dynamic": {"database_flags": [{
		"for_each": [{"name": "log_connections", "value": "on"}],
		"content": [content],
	}]}}
	[[value, _, _]] := _found(_instance("POSTGRES_16", known))
	value == "on"
	open := {"dynamic": {"database_flags": [{"for_each": "${var.flags}", "content": [content]}]}}
	[[doubt, _, _]] := _found(_instance("POSTGRES_16", open))
	doubt == "${database_flags.value.name}"
}

test_keeps_what_is_unknown if {
	every flags in ["${var.flags}", ["${var.flag}"]] {
		[[value, _, _]] := _found(_instance("POSTGRES_16", {"database_flags": flags}))
		value == flags
	}
}

test_leaves_other_engines_out if {
	_found(_instance("MYSQL_8_0", _flags([["log_connections", "off"]]))) == []
	_found(_instance(["x"], {})) == []
}

test_reads_what_is_said_to_an_unknown_engine if {
	count(_found(_instance("${var.version}", _flags([["log_connections", "off"]])))) == 1
	_found(_instance("${var.version}", {})) == []
}

test_leaves_out_what_is_kept_elsewhere if {
	every body in [{"clone": [{"source_instance_name": "a"}]}, {"instance_type": "ON_PREMISES_INSTANCE", "settings": [{}]}] {
		module := {"resource": {"google_sql_database_instance": {"main": [object.union(
			{"database_version": "POSTGRES_16"},
			body,
		)]}}}
		_found(module) == []
	}
}

test_knows_versions if {
	every version, major in {"POSTGRES_15": 15, "POSTGRES_9_6": 9, "MYSQL_5_7": 5, "SQLSERVER_2019_STANDARD": 2019} {
		google_sql.major({"body": {"database_version": version}}) == major
	}
	not google_sql.major({"body": {"database_version": "POSTGRES_${var.major}"}})
}

test_mends_what_is_written_and_what_is_not if {
	edits := [finding.fix.edits[0] |
		some settings in [_flags([["log_connections", "off"]]), {}]
		some flag in google_sql.flags("POSTGRES", "log_connections") with input as _instance("POSTGRES_16", settings)
		finding := google_sql.mended(flag, "off", "on")
	]
	edits == [
		{"op": "add", "path": array.concat(_path, ["settings", 0, "database_flags", 0, "value"]), "value": "on"},
		{
			"op": "add",
			"path": array.concat(_path, ["settings", 0, "database_flags", "-"]),
			"value": {"name": "log_connections", "value": "on"},
		},
	]
}

test_knows_on_and_off if {
	every value in ["on", "ON", true, "1"] {
		google_sql.is_on(value)
		not google_sql.is_off(value)
	}
	every value in ["off", "Off", false, 0] {
		google_sql.is_off(value)
		not google_sql.is_on(value)
	}
}
