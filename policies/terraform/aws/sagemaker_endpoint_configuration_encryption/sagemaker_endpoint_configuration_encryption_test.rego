package terraform.aws.sagemaker_endpoint_configuration_encryption_test

import data.terraform.aws.sagemaker_endpoint_configuration_encryption as rule

_it(body) := {"resource": {"aws_sagemaker_endpoint_configuration": {"it": [body]}}}

_set(value) := _it({"kms_key_arn": value})

_place := ["kms_key_arn"]

_message := "disks are not encrypted with a key"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_sagemaker_endpoint_configuration", "it", 0], place),
	"resource": "aws_sagemaker_endpoint_configuration.it",
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
		"alias/shop", "${aws_kms_key.shop.arn}", "${module.keys.arn}", "arn:${var.partition}:kms:x",
	] {
		rule.deny == set() with input as _set(value)
		rule.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rule.deny == set() with input as _set("${var.value}")
	message := "kms_key_arn is known only when Terraform runs"
	rule.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rule.deny) <= 1 with input as _it({"kms_key_arn": value})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}

_variants(types) := _it({"production_variants": [{"instance_type": type} | some type in types]})

test_leaves_instances_with_disks_of_their_own_out if {
	every type in ["ml.m5d.large", "ml.g4dn.xlarge", "ml.g5.2xlarge", "ml.g6e.xlarge", "ml.p4d.24xlarge", "ml.p5.48xlarge", "ml.r6gd.large"] {
		rule.deny == set() with input as _variants(["ml.m5.large", type])
		rule.unknown == set() with input as _variants(["ml.m5.large", type])
	}
	every type in ["ml.m5.large", "ml.c6i.xlarge", "ml.inf2.xlarge", "ml.p3.2xlarge", "ml.t2.medium", null, 3] {
		rule.deny == _finding(_message, []) with input as _variants([type])
	}
	rule.deny == set() with input as _variants(["${var.type}"])
	rule.unknown == _finding(
		"production_variants.instance_type is known only when Terraform runs",
		[],
	) with input as _variants(["${var.type}"])
}
