package terraform.aws.sagemaker_notebook_instance_allows_imd_sv2_test

import data.lib.fix
import data.terraform.aws.sagemaker_notebook_instance_allows_imd_sv2 as rule

_it(body) := {"resource": {"aws_sagemaker_notebook_instance": {"it": [body]}}}

_set(value) := _it({"instance_metadata_service_configuration": [{"minimum_instance_metadata_service_version": value}]})

_place := ["instance_metadata_service_configuration", 0, "minimum_instance_metadata_service_version"]

_message := "notebook answers IMDSv1"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_sagemaker_notebook_instance", "it", 0], place),
	"resource": "aws_sagemaker_notebook_instance.it",
}}

test_finds_settings_that_are_wrong if {
	every value in ["1"] {
		fix.bare(rule.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(rule.deny) == _finding(_message, []) with input as _it({})
	fix.bare(rule.deny) == _finding(_message, _place) with input as _set(null)
	fix.bare(rule.deny) == _finding(_message, ["instance_metadata_service_configuration", 0]) with input as _it({"instance_metadata_service_configuration": [{}]})
}

test_accepts_the_right_value if {
	every value in ["2"] {
		rule.deny == set() with input as _set(value)
		rule.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _set("${var.value}")
	message := "instance_metadata_service_configuration.minimum_instance_metadata_service_version is known only when Terraform runs"
	rule.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_reads_dynamic_blocks if {
	module := _it({"dynamic": {"instance_metadata_service_configuration": [{
		"for_each": [1],
		"content": [{"minimum_instance_metadata_service_version": "1"}],
	}]}})
	fix.bare(rule.deny) == _finding(_message, [
		"dynamic", "instance_metadata_service_configuration", 0, "content", 0, "minimum_instance_metadata_service_version",
	]) with input as module
}

test_does_not_know_dynamic_blocks_that_may_be_missing if {
	module := _it({"dynamic": {"instance_metadata_service_configuration": [{
		"for_each": "${var.on}",
		"content": [{"minimum_instance_metadata_service_version": "2"}],
	}]}})
	rule.deny == set() with input as module
	count(rule.unknown) == 1 with input as module
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rule.deny) <= 1 with input as _it({"instance_metadata_service_configuration": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
