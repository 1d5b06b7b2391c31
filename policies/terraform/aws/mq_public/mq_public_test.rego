package terraform.aws.mq_public_test

import data.lib.fix
import data.terraform.aws.mq_public

_it(body) := {"resource": {"aws_mq_broker": {"it": [body]}}}

_path := ["resource", "aws_mq_broker", "it", 0]

test_finds_settings_that_are_wrong if {
	every value in [true, "true"] {
		fix.bare(mq_public.deny) == {{
			"message": "broker has a public address",
			"at": array.concat(_path, ["publicly_accessible"]),
			"resource": "aws_mq_broker.it",
		}} with input as _it({"publicly_accessible": value})
	}
}

test_accepts_the_default if {
	mq_public.deny == set() with input as _it({})
	mq_public.deny == set() with input as _it({"publicly_accessible": null})
}

test_accepts_the_right_value if {
	every value in [false, "false"] {
		mq_public.deny == set() with input as _it({"publicly_accessible": value})
		mq_public.unknown == set() with input as _it({"publicly_accessible": value})
	}
}

test_does_not_know_a_variable if {
	mq_public.deny == set() with input as _it({"publicly_accessible": "${var.value}"})
	mq_public.unknown == {{
		"message": "publicly_accessible is known only when Terraform runs",
		"at": array.concat(_path, ["publicly_accessible"]),
		"resource": "aws_mq_broker.it",
	}} with input as _it({"publicly_accessible": "${var.value}"})
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(mq_public.deny) <= 1 with input as _it({"publicly_accessible": value})
	}
}

test_accepts_other_documents if {
	mq_public.deny == set() with input as {"kind": "Pod"}
}
