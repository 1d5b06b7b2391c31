package terraform.gcp.cloud_sql_major_version_test

import data.terraform.gcp.cloud_sql_major_version

_module(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", type, "main", 0], steps),
	"resource": concat(".", [type, "main"]),
}}

# Modules, with what is found in them.
_wrong := [
	[
		_module("google_sql_database_instance", {"database_version": "MYSQL_5_7"}),
		_found("google_sql_database_instance", ["database_version"], "MYSQL_5_7 gets no fixes any more"),
	],
	[
		_module("google_sql_database_instance", {"database_version": "POSTGRES_9_6"}),
		_found("google_sql_database_instance", ["database_version"], "POSTGRES_9_6 gets no fixes any more"),
	],
	[
		_module("google_sql_database_instance", {"database_version": "POSTGRES_12"}),
		_found("google_sql_database_instance", ["database_version"], "POSTGRES_12 gets no fixes any more"),
	],
	[
		_module("google_sql_database_instance", {"database_version": "SQLSERVER_2016_WEB"}),
		_found("google_sql_database_instance", ["database_version"], "SQLSERVER_2016_WEB gets no fixes any more"),
	],
]

test_finds_what_is_wrong if {
	every example in _wrong {
		cloud_sql_major_version.deny == example[1] with input as example[0]
	}
}

_right := [
	_module("google_sql_database_instance", {"database_version": "MYSQL_8_0"}),
	_module("google_sql_database_instance", {"database_version": "MYSQL_8_4"}),
	_module("google_sql_database_instance", {"database_version": "POSTGRES_13"}),
	_module("google_sql_database_instance", {"database_version": "POSTGRES_17"}),
	_module("google_sql_database_instance", {"database_version": "SQLSERVER_2022_STANDARD"}),
	_module("google_sql_database_instance", {}),
]

test_accepts_what_is_right if {
	every module in _right {
		cloud_sql_major_version.deny == set() with input as module
		cloud_sql_major_version.unknown == set() with input as module
	}
}

# Modules, with what is not known of them.
_open := [
	[
		_module("google_sql_database_instance", {"database_version": "${var.version}"}),
		_found("google_sql_database_instance", ["database_version"], "database_version is known only when Terraform runs"),
	],
]

test_does_not_know_what_variables_say if {
	every example in _open {
		cloud_sql_major_version.deny == set() with input as example[0]
		cloud_sql_major_version.unknown == example[1] with input as example[0]
	}
}

test_accepts_other_documents_and_odd_shapes if {
	cloud_sql_major_version.deny == set() with input as {"kind": "Pod"}
	cloud_sql_major_version.unknown == set() with input as {"kind": "Pod"}
	cloud_sql_major_version.deny == set() with input as {"resource": {"google_sql_database_instance": "odd"}}
}
