package terraform.aws.transfer_server_is_public_test

import data.terraform.aws.transfer_server_is_public as rule

_it(body) := {"resource": {"aws_transfer_server": {"it": [body]}}}

_set(value) := _it({"endpoint_type": value})

_place := ["endpoint_type"]

_message := "server has a public endpoint"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_transfer_server", "it", 0], place),
	"resource": "aws_transfer_server.it",
}}

test_finds_settings_that_are_wrong if {
	every value in ["PUBLIC"] {
		rule.deny == _finding(_message, _place) with input as _set(value)
	}
}

test_finds_what_is_left_to_the_default if {
	rule.deny == _finding(_message, []) with input as _it({})
	rule.deny == _finding(_message, _place) with input as _set(null)
}

test_accepts_the_right_value if {
	every value in ["VPC", "VPC_ENDPOINT"] {
		rule.deny == set() with input as _set(value)
		rule.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _set("${var.value}")
	message := "endpoint_type is known only when Terraform runs"
	rule.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rule.deny) <= 1 with input as _it({"endpoint_type": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
