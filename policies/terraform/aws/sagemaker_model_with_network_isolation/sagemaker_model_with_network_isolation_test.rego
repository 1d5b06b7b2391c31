package terraform.aws.sagemaker_model_with_network_isolation_test

import data.lib.fix
import data.terraform.aws.sagemaker_model_with_network_isolation as rule

_it(body) := {"resource": {"aws_sagemaker_model": {"it": [body]}}}

_set(value) := _it({"enable_network_isolation": value})

_place := ["enable_network_isolation"]

_message := "containers of the model may use the network"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_sagemaker_model", "it", 0], place),
	"resource": "aws_sagemaker_model.it",
}}

test_finds_settings_that_are_wrong if {
	every value in [false, "false"] {
		fix.bare(rule.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(rule.deny) == _finding(_message, []) with input as _it({})
	fix.bare(rule.deny) == _finding(_message, _place) with input as _set(null)
}

test_accepts_the_right_value if {
	every value in [true, "true"] {
		rule.deny == set() with input as _set(value)
		rule.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _set("${var.value}")
	message := "enable_network_isolation is known only when Terraform runs"
	rule.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rule.deny) <= 1 with input as _it({"enable_network_isolation": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
