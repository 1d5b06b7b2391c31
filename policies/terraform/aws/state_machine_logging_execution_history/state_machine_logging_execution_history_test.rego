package terraform.aws.state_machine_logging_execution_history_test

import data.terraform.aws.state_machine_logging_execution_history as rule

_machine(logging) := {"resource": {"aws_sfn_state_machine": {"it": [{"logging_configuration": [logging]}]}}}

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_sfn_state_machine", "it", 0], place),
	"resource": "aws_sfn_state_machine.it",
}}

_block := ["logging_configuration", 0]

test_finds_machines_without_logs if {
	none := {"resource": {"aws_sfn_state_machine": {"it": [{}]}}}
	rule.deny == _finding("executions are not logged", []) with input as none
	rule.deny == _finding("executions are not logged", _block) with input as _machine({"include_execution_data": true})
	rule.deny == _finding("executions are not logged", array.concat(_block, ["level"])) with input as _machine({"level": "OFF"})
}

test_finds_machines_that_leave_data_out if {
	message := "what executions work on is not logged"
	rule.deny == _finding(message, _block) with input as _machine({"level": "ALL"})
	every value in [false, "false", null] {
		found := rule.deny with input as _machine({"level": "ERROR", "include_execution_data": value})
		found == _finding(message, array.concat(_block, ["include_execution_data"]))
	}
}

test_accepts_machines_with_logs if {
	every level in ["ALL", "ERROR", "FATAL"] {
		rule.deny == set() with input as _machine({"level": level, "include_execution_data": true})
		rule.unknown == set() with input as _machine({"level": level, "include_execution_data": "true"})
	}
}

test_does_not_know_variables if {
	body := {"level": "${var.level}", "include_execution_data": true}
	rule.deny == set() with input as _machine(body)
	message := "logging_configuration.level is known only when Terraform runs"
	rule.unknown == _finding(message, array.concat(_block, ["level"])) with input as _machine(body)
}

test_accepts_odd_shapes if {
	every value in [7, [], {}, "x"] {
		count(rule.deny) <= 1 with input as {"resource": {"aws_sfn_state_machine": {"it": [{"logging_configuration": value}]}}}
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
