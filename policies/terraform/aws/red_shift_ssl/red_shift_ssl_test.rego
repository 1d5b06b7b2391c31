package terraform.aws.red_shift_ssl_test

import data.terraform.aws.red_shift_ssl

_group(parameters) := {"resource": {"aws_redshift_parameter_group": {"it": [{
	"family": "redshift-1.0",
	"parameter": [{"name": name, "value": value} | some name, value in parameters],
}]}}}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_redshift_parameter_group", "it", 0], place),
	"resource": "aws_redshift_parameter_group.it",
}}

_message := "connections without TLS are taken"

test_finds_groups_that_refuse_nothing if {
	red_shift_ssl.deny == _finding(_message, []) with input as _group({"max_concurrency_scaling_clusters": 1})
	every value in [false, "false", 7, []] {
		found := red_shift_ssl.deny with input as _group({"require_ssl": value})
		found == _finding(_message, ["parameter", 0, "value"])
	}
}

test_accepts_groups_that_refuse_plain_connections if {
	every value in [true, "true"] {
		red_shift_ssl.deny == set() with input as _group({"require_ssl": value})
		red_shift_ssl.unknown == set() with input as _group({"require_ssl": value})
	}
	new := {"resource": {"aws_redshift_parameter_group": {"it": [{"family": "redshift-2.0"}]}}}
	red_shift_ssl.deny == set() with input as new
}

test_does_not_know_a_variable if {
	module := _group({"require_ssl": "${var.ssl}"})
	red_shift_ssl.deny == set() with input as module
	message := "require_ssl is known only when Terraform runs"
	red_shift_ssl.unknown == _finding(message, ["parameter", 0, "value"]) with input as module
}

test_accepts_other_documents if {
	red_shift_ssl.deny == set() with input as {"kind": "Pod"}
}
