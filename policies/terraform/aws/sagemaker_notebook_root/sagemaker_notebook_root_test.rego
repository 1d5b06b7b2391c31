package terraform.aws.sagemaker_notebook_root_test

import data.lib.fix
import data.terraform.aws.sagemaker_notebook_root

_it(body) := {"resource": {"aws_sagemaker_notebook_instance": {"it": [body]}}}

_set(value) := _it({"root_access": value})

_place := ["root_access"]

_message := "users of the notebook are root"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_sagemaker_notebook_instance", "it", 0], place),
	"resource": "aws_sagemaker_notebook_instance.it",
}}

test_finds_settings_that_are_wrong if {
	every value in ["Enabled"] {
		fix.bare(sagemaker_notebook_root.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(sagemaker_notebook_root.deny) == _finding(_message, []) with input as _it({})
	fix.bare(sagemaker_notebook_root.deny) == _finding(_message, _place) with input as _set(null)
}

test_accepts_the_right_value if {
	every value in ["Disabled"] {
		sagemaker_notebook_root.deny == set() with input as _set(value)
		sagemaker_notebook_root.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	sagemaker_notebook_root.deny == set() with input as _set("${var.value}")
	message := "root_access is known only when Terraform runs"
	sagemaker_notebook_root.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(sagemaker_notebook_root.deny) <= 1 with input as _it({"root_access": value})
	}
}

test_accepts_other_documents if {
	sagemaker_notebook_root.deny == set() with input as {"kind": "Pod"}
}
