package terraform.aws.mwaa_webserver_logs_enabled_test

import data.lib.fix
import data.terraform.aws.mwaa_webserver_logs_enabled as rule

_it(body) := {"resource": {"aws_mwaa_environment": {"it": [body]}}}

_set(value) := _it({"logging_configuration": [{"webserver_logs": [{"enabled": value}]}]})

_place := ["logging_configuration", 0, "webserver_logs", 0, "enabled"]

_message := "environment sends no webserver logs"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_mwaa_environment", "it", 0], place),
	"resource": "aws_mwaa_environment.it",
}}

test_finds_settings_that_are_wrong if {
	every value in [false, "false"] {
		fix.bare(rule.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(rule.deny) == _finding(_message, []) with input as _it({})
	fix.bare(rule.deny) == _finding(_message, _place) with input as _set(null)
	fix.bare(rule.deny) == _finding(_message, ["logging_configuration", 0]) with input as _it({"logging_configuration": [{}]})
}

test_accepts_the_right_value if {
	every value in [true, "true"] {
		rule.deny == set() with input as _set(value)
		rule.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _set("${var.value}")
	message := "logging_configuration.webserver_logs.enabled is known only when Terraform runs"
	rule.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_reads_dynamic_blocks if {
	module := _it({"dynamic": {"logging_configuration": [{
		"for_each": [1],
		"content": [{"webserver_logs": [{"enabled": false}]}],
	}]}})
	fix.bare(rule.deny) == _finding(_message, [
		"dynamic", "logging_configuration", 0, "content", 0, "webserver_logs", 0, "enabled",
	]) with input as module
}

test_does_not_know_dynamic_blocks_that_may_be_missing if {
	module := _it({"dynamic": {"logging_configuration": [{
		"for_each": "${var.on}",
		"content": [{"webserver_logs": [{"enabled": true}]}],
	}]}})
	rule.deny == set() with input as module
	count(rule.unknown) == 1 with input as module
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rule.deny) <= 1 with input as _it({"logging_configuration": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
