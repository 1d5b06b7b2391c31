package terraform.aws.rds_encryption_in_transit_test

import data.terraform.aws.rds_encryption_in_transit as rule

_module(family, parameters) := {"resource": {
	"aws_db_instance": {"it": [{"parameter_group_name": "${aws_db_parameter_group.g.name}"}]},
	"aws_db_parameter_group": {"g": [{
		"family": family,
		"parameter": [{"name": name, "value": value} | some name, value in parameters],
	}]},
}}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_db_parameter_group", "g", 0], place),
	"resource": "aws_db_instance.it",
}}

_value := ["parameter", 0, "value"]

test_finds_groups_that_refuse_nothing if {
	every family in ["postgres13", "postgres16", "sqlserver-ex-15.0"] {
		message := "database takes connections without TLS: rds.force_ssl is 0"
		rule.deny == _finding(message, _value) with input as _module(family, {"rds.force_ssl": 0})
	}
	every family in ["mysql8.0", "mariadb10.11", "mysql8.4"] {
		message := "database takes connections without TLS: require_secure_transport is OFF"
		rule.deny == _finding(message, _value) with input as _module(family, {"require_secure_transport": "OFF"})
	}
	message := "database takes connections without TLS: db2comm is TCPIP,SSL"
	rule.deny == _finding(message, _value) with input as _module("db2-se-11.5", {"db2comm": "TCPIP,SSL"})
}

test_finds_what_is_left_to_the_default if {
	every family in ["postgres14", "sqlserver-se-16.0"] {
		message := "database takes connections without TLS: rds.force_ssl is 0"
		rule.deny == _finding(message, []) with input as _module(family, {"x": 1})
	}
	count(rule.deny) == 1 with input as _module("db2-ae-11.5", {})
	count(rule.deny) == 1 with input as _module("mysql8.0", {})
}

test_accepts_groups_that_refuse_plain_connections if {
	every family, parameters in {
		"postgres13": {"rds.force_ssl": "1"},
		"mysql8.0": {"require_secure_transport": "ON"},
		"mariadb10.6": {"require_secure_transport": 1},
		"db2-se-11.5": {"db2comm": "SSL"},
		"postgres15": {},
		"mysql8.4": {},
		"mariadb11.8": {},
		"oracle-ee-19": {},
	} {
		rule.deny == set() with input as _module(family, parameters)
		rule.unknown == set() with input as _module(family, parameters)
	}
	rule.deny == set() with input as {"resource": {"aws_db_instance": {"it": [{"engine": "postgres"}]}}}
}

test_does_not_know_a_variable if {
	module := _module("postgres13", {"rds.force_ssl": "${var.ssl}"})
	rule.deny == set() with input as module
	rule.unknown == _finding("rds.force_ssl is known only when Terraform runs", _value) with input as module
}

test_accepts_odd_shapes if {
	every family in [7, [], {}, null, "postgres", "mysql"] {
		count(rule.deny) <= 1 with input as _module(family, {"rds.force_ssl": []})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
