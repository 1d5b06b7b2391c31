package terraform.aws.mq_logging_test

import data.lib.fix
import data.terraform.aws.mq_logging

_it(body) := {"resource": {"aws_mq_broker": {"it": [body]}}}

_set(value) := _it({"logs": [{"general": value}]})

_place := ["logs", 0, "general"]

_message := "broker sends no general log"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_mq_broker", "it", 0], place),
	"resource": "aws_mq_broker.it",
}}

test_finds_settings_that_are_wrong if {
	every value in [false, "false"] {
		fix.bare(mq_logging.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(mq_logging.deny) == _finding(_message, []) with input as _it({})
	fix.bare(mq_logging.deny) == _finding(_message, _place) with input as _set(null)
	fix.bare(mq_logging.deny) == _finding(_message, ["logs", 0]) with input as _it({"logs": [{}]})
}

test_accepts_the_right_value if {
	every value in [true, "true"] {
		mq_logging.deny == set() with input as _set(value)
		mq_logging.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	mq_logging.deny == set() with input as _set("${var.value}")
	message := "logs.general is known only when Terraform runs"
	mq_logging.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_reads_dynamic_blocks if {
	module := _it({"dynamic": {"logs": [{
		"for_each": [1],
		"content": [{"general": false}],
	}]}})
	fix.bare(mq_logging.deny) == _finding(_message, ["dynamic", "logs", 0, "content", 0, "general"]) with input as module
}

test_does_not_know_dynamic_blocks_that_may_be_missing if {
	module := _it({"dynamic": {"logs": [{
		"for_each": "${var.on}",
		"content": [{"general": true}],
	}]}})
	mq_logging.deny == set() with input as module
	count(mq_logging.unknown) == 1 with input as module
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(mq_logging.deny) <= 1 with input as _it({"logs": value})
	}
}

test_accepts_other_documents if {
	mq_logging.deny == set() with input as {"kind": "Pod"}
}
