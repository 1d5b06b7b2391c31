package terraform.aws.imagebuilder_image_recipe_ebs_encrypted_test

import data.lib.fix
import data.terraform.aws.imagebuilder_image_recipe_ebs_encrypted as rule

_it(body) := {"resource": {"aws_imagebuilder_image_recipe": {"it": [body]}}}

_finding(at) := {
	"message": "volume of the image is not encrypted",
	"at": array.concat(["resource", "aws_imagebuilder_image_recipe", "it", 0], at),
	"resource": "aws_imagebuilder_image_recipe.it",
}

_nested(value) := {"block_device_mapping": [{"ebs": [{"encrypted": value}]}]}

_at := ["block_device_mapping", 0, "ebs", 0, "encrypted"]

test_finds_what_is_off if {
	missing := _it({"block_device_mapping": [{"ebs": [{}]}]})
	fix.bare(rule.deny) == {_finding(array.slice(_at, 0, count(_at) - 1))} with input as missing
	every value in [false, "false", null] {
		off := _it(_nested(value))
		fix.bare(rule.deny) == {_finding(_at)} with input as off
	}
}

test_accepts_what_is_on_and_what_is_not_there if {
	every body in [{}, _nested(true), _nested("true")] {
		rule.deny == set() with input as _it(body)
		rule.unknown == set() with input as _it(body)
	}
}

test_does_not_know_variables if {
	dynamic := {"dynamic": {"block_device_mapping": [{"for_each": "${var.all}", "content": [{"ebs": [{}]}]}]}}
	every body in [_nested("${var.value}"), dynamic] {
		rule.deny == set() with input as _it(body)
		count(rule.unknown) == 1 with input as _it(body)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_imagebuilder_image_recipe": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
