package terraform.aws.s3_access_point_publicly_accessible_test

import data.lib.fix
import data.terraform.aws.s3_access_point_publicly_accessible as rule

_point(block) := {"resource": {"aws_s3_access_point": {"it": [{"public_access_block_configuration": [block]}]}}}

_finding(message, name) := {{
	"message": message,
	"at": array.concat(["resource", "aws_s3_access_point", "it", 0, "public_access_block_configuration", 0], [name]),
	"resource": "aws_s3_access_point.it",
}}

_names := ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]

test_finds_settings_that_are_off if {
	every name in _names {
		every value in [false, "false"] {
			found := rule.deny with input as _point({name: value})
			fix.bare(found) == _finding(sprintf("%s is off", [name]), name)
		}
	}
}

test_accepts_settings_that_are_on if {
	rule.deny == set() with input as {"resource": {"aws_s3_access_point": {"it": [{}]}}}
	every value in [true, "true", null, 7, []] {
		rule.deny == set() with input as _point({name: value | some name in _names})
	}
}

test_does_not_know_a_variable if {
	every name in _names {
		rule.deny == set() with input as _point({name: "${var.block}"})
		message := sprintf("public_access_block_configuration.%s is known only when Terraform runs", [name])
		rule.unknown == _finding(message, name) with input as _point({name: "${var.block}"})
	}
}

test_accepts_other_documents if {
	rule.deny == set() with input as {"kind": "Pod"}
}
