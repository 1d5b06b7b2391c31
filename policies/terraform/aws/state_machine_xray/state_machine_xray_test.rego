package terraform.aws.state_machine_xray_test

import data.lib.fix
import data.terraform.aws.state_machine_xray

_it(body) := {"resource": {"aws_sfn_state_machine": {"it": [body]}}}

_set(value) := _it({"tracing_configuration": [{"enabled": value}]})

_place := ["tracing_configuration", 0, "enabled"]

_message := "executions are not traced"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_sfn_state_machine", "it", 0], place),
	"resource": "aws_sfn_state_machine.it",
}}

test_finds_settings_that_are_wrong if {
	every value in [false, "false"] {
		fix.bare(state_machine_xray.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(state_machine_xray.deny) == _finding(_message, []) with input as _it({})
	fix.bare(state_machine_xray.deny) == _finding(_message, _place) with input as _set(null)
	fix.bare(state_machine_xray.deny) == _finding(_message, ["tracing_configuration", 0]) with input as _it({"tracing_configuration": [{}]})
}

test_accepts_the_right_value if {
	every value in [true, "true"] {
		state_machine_xray.deny == set() with input as _set(value)
		state_machine_xray.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	state_machine_xray.deny == set() with input as _set("${var.value}")
	message := "tracing_configuration.enabled is known only when Terraform runs"
	state_machine_xray.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_reads_dynamic_blocks if {
	module := _it({"dynamic": {"tracing_configuration": [{
		"for_each": [1],
		"content": [{"enabled": false}],
	}]}})
	fix.bare(state_machine_xray.deny) == _finding(_message, ["dynamic", "tracing_configuration", 0, "content", 0, "enabled"]) with input as module
}

test_does_not_know_dynamic_blocks_that_may_be_missing if {
	module := _it({"dynamic": {"tracing_configuration": [{
		"for_each": "${var.on}",
		"content": [{"enabled": true}],
	}]}})
	state_machine_xray.deny == set() with input as module
	count(state_machine_xray.unknown) == 1 with input as module
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(state_machine_xray.deny) <= 1 with input as _it({"tracing_configuration": value})
	}
}

test_accepts_other_documents if {
	state_machine_xray.deny == set() with input as {"kind": "Pod"}
}
