package terraform.aws.sagemaker_data_quality_job_definition_traffic_encryption_test

import data.lib.fix
import data.terraform.aws.sagemaker_data_quality_job_definition_traffic_encryption as rule

_it(body) := {"resource": {"aws_sagemaker_data_quality_job_definition": {"it": [body]}}}

_set(value) := _it({"network_config": [{"enable_inter_container_traffic_encryption": value}]})

_place := ["network_config", 0, "enable_inter_container_traffic_encryption"]

_message := "traffic between containers is not encrypted"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_sagemaker_data_quality_job_definition", "it", 0], place),
	"resource": "aws_sagemaker_data_quality_job_definition.it",
}}

test_finds_settings_that_are_wrong if {
	every value in [false, "false"] {
		fix.bare(rule.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(rule.deny) == _finding(_message, []) with input as _it({})
	fix.bare(rule.deny) == _finding(_message, _place) with input as _set(null)
	fix.bare(rule.deny) == _finding(_message, ["network_config", 0]) with input as _it({"network_config": [{}]})
}

test_accepts_the_right_value if {
	every value in [true, "true"] {
		rule.deny == set() with input as _set(value)
		rule.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _set("${var.value}")
	message := "network_config.enable_inter_container_traffic_encryption is known only when Terraform runs"
	rule.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_reads_dynamic_blocks if {
	module := _it({"dynamic": {"network_config": [{
		"for_each": [1],
		"content": [{"enable_inter_container_traffic_encryption": false}],
	}]}})
	fix.bare(rule.deny) == _finding(_message, [
		"dynamic", "network_config", 0, "content", 0, "enable_inter_container_traffic_encryption",
	]) with input as module
}

test_does_not_know_dynamic_blocks_that_may_be_missing if {
	module := _it({"dynamic": {"network_config": [{
		"for_each": "${var.on}",
		"content": [{"enable_inter_container_traffic_encryption": true}],
	}]}})
	rule.deny == set() with input as module
	count(rule.unknown) == 1 with input as module
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rule.deny) <= 1 with input as _it({"network_config": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
