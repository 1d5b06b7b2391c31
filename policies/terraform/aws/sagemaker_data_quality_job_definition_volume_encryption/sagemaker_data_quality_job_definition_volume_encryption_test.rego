package terraform.aws.sagemaker_data_quality_job_definition_volume_encryption_test

import data.terraform.aws.sagemaker_data_quality_job_definition_volume_encryption as rule

_it(body) := {"resource": {"aws_sagemaker_data_quality_job_definition": {"it": [body]}}}

_set(value) := _it({"job_resources": [{"cluster_config": [{"volume_kms_key_id": value}]}]})

_place := ["job_resources", 0, "cluster_config", 0, "volume_kms_key_id"]

_message := "disks are not encrypted with a key of your own"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_sagemaker_data_quality_job_definition", "it", 0], place),
	"resource": "aws_sagemaker_data_quality_job_definition.it",
}}

test_finds_what_is_missing if {
	rule.deny == _finding(_message, []) with input as _it({})
}

test_finds_what_is_empty_or_of_aws if {
	every value in [
		"", null, "alias/aws/sagemaker", "arn:aws:kms:eu-west-1:111122223333:alias/aws/sagemaker",
	] {
		rule.deny == _finding(_message, _place) with input as _set(value)
	}
}

test_accepts_what_is_there if {
	every value in [
		"alias/shop", "${aws_kms_key.shop.arn}", "${module.keys.arn}", "arn:${var.partition}:kms:x",
	] {
		rule.deny == set() with input as _set(value)
		rule.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _set("${var.value}")
	message := "job_resources.cluster_config.volume_kms_key_id is known only when Terraform runs"
	rule.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_reads_dynamic_blocks if {
	module := _it({"dynamic": {"job_resources": [{
		"for_each": [1],
		"content": [{"cluster_config": [{"volume_kms_key_id": ""}]}],
	}]}})
	rule.deny == _finding(_message, [
		"dynamic", "job_resources", 0, "content", 0, "cluster_config", 0, "volume_kms_key_id",
	]) with input as module
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rule.deny) <= 1 with input as _it({"job_resources": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
