package terraform.aws.mq_public_test

import data.lib.fix
import data.terraform.aws.mq_public

_it(body) := {"resource": {"aws_mq_broker": {"it": [body]}}}

_set(value) := _it({"publicly_accessible": value})

_place := ["publicly_accessible"]

_message := "broker has a public address"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_mq_broker", "it", 0], place),
	"resource": "aws_mq_broker.it",
}}

test_finds_settings_that_are_wrong if {
	every value in [true, "true"] {
		fix.bare(mq_public.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_accepts_the_default if {
	mq_public.deny == set() with input as _it({})
	mq_public.deny == set() with input as _set(null)
}

test_accepts_the_right_value if {
	every value in [false, "false"] {
		mq_public.deny == set() with input as _set(value)
		mq_public.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	mq_public.deny == set() with input as _set("${var.value}")
	message := "publicly_accessible is known only when Terraform runs"
	mq_public.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(mq_public.deny) <= 1 with input as _it({"publicly_accessible": value})
	}
}

test_accepts_other_documents if {
	mq_public.deny == set() with input as {"kind": "Pod"}
}
