package lib.aws_parameters_test

import data.lib.aws_parameters
import data.lib.terraform

_module(parameters) := {"resource": {
	"aws_db_instance": {"d": [{"parameter_group_name": "${aws_db_parameter_group.g.name}"}]},
	"aws_db_parameter_group": {"g": [parameters], "other": [{}]},
}}

_values := [setting.value |
	some database in terraform.resources_of(["aws_db_instance"])
	some group in aws_parameters.groups(database, "parameter_group_name", "aws_db_parameter_group")
	some setting in aws_parameters.parameter(group, "rds.force_ssl", "0")
]

test_reads_parameters if {
	_values == ["1"] with input as _module({"parameter": [
		{"name": "x", "value": "2"},
		{"name": "RDS.force_ssl", "value": "1"},
	]})
	_values == ["0"] with input as _module({"parameter": [{"name": "x", "value": "2"}]})
	_values == ["0"] with input as _module({})
}

test_knows_databases_without_a_group if {
	_values == [] with input as {"resource": {"aws_db_instance": {"d": [{"parameter_group_name": "default.postgres16"}]}}}
	_values == [] with input as {"resource": {"aws_db_instance": {"d": [{}]}}}
}

test_does_not_know_parameters_from_elsewhere if {
	dynamic := {"dynamic": {"parameter": [{
		"for_each": "${var.parameters}",
		"content": [{"name": "${parameter.value.name}", "value": "${parameter.value.value}"}],
	}]}}
	_values == ["${parameter.value.name}"] with input as _module(dynamic)
	_values == ["${var.parameters}"] with input as _module({"parameter": "${var.parameters}"})
	perhaps := {"dynamic": {"parameter": [{
		"for_each": "${var.ssl ? [1] : []}",
		"content": [{"name": "rds.force_ssl", "value": "1"}],
	}]}}
	_values == ["${var.ssl ? [1] : []}"] with input as _module(perhaps)
}

test_accepts_odd_shapes if {
	every value in [7, [], {}, [7], [{"name": 7}]] {
		_values == ["0"] with input as _module({"parameter": value})
	}
}
