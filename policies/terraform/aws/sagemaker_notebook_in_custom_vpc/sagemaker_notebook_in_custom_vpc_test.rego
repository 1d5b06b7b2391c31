package terraform.aws.sagemaker_notebook_in_custom_vpc_test

import data.terraform.aws.sagemaker_notebook_in_custom_vpc as rule

_it(body) := {"resource": {"aws_sagemaker_notebook_instance": {"it": [body]}}}

_set(value) := _it({"subnet_id": value})

_place := ["subnet_id"]

_message := "notebook is in no network of yours"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_sagemaker_notebook_instance", "it", 0], place),
	"resource": "aws_sagemaker_notebook_instance.it",
}}

test_finds_what_is_missing if {
	rule.deny == _finding(_message, []) with input as _it({})
}

test_finds_what_is_empty if {
	every value in ["", null] {
		rule.deny == _finding(_message, _place) with input as _set(value)
	}
}

test_accepts_what_is_there if {
	every value in [
		"subnet-0a1b2c", "${aws_subnet.private.id}", "${module.network.subnet}",
	] {
		rule.deny == set() with input as _set(value)
		rule.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _set("${var.value}")
	message := "subnet_id is known only when Terraform runs"
	rule.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rule.deny) <= 1 with input as _it({"subnet_id": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
