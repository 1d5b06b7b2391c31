package terraform.aws.ecr_immutable_test

import data.lib.fix
import data.terraform.aws.ecr_immutable

_it(body) := {"resource": {"aws_ecr_repository": {"it": [body]}}}

_path := ["resource", "aws_ecr_repository", "it", 0]

test_finds_tags_that_can_be_moved if {
	every value in ["MUTABLE", "MUTABLE_WITH_EXCLUSION"] {
		fix.bare(ecr_immutable.deny) == {{
			"message": "tags can be moved to other images",
			"at": array.concat(_path, ["image_tag_mutability"]),
			"resource": "aws_ecr_repository.it",
		}} with input as _it({"image_tag_mutability": value})
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(ecr_immutable.deny) == {{
		"message": "tags can be moved to other images",
		"at": _path,
		"resource": "aws_ecr_repository.it",
	}} with input as _it({})
}

test_accepts_the_right_value if {
	ecr_immutable.deny == set() with input as _it({"image_tag_mutability": "IMMUTABLE"})
	ecr_immutable.deny == set() with input as _it({"image_tag_mutability": "IMMUTABLE_WITH_EXCLUSION"})
}

test_does_not_know_a_variable if {
	ecr_immutable.deny == set() with input as _it({"image_tag_mutability": "${var.value}"})
	ecr_immutable.unknown == {{
		"message": "image_tag_mutability is known only when Terraform runs",
		"at": array.concat(_path, ["image_tag_mutability"]),
		"resource": "aws_ecr_repository.it",
	}} with input as _it({"image_tag_mutability": "${var.value}"})
	ecr_immutable.unknown == set() with input as _it({"image_tag_mutability": "IMMUTABLE"})
}

test_accepts_other_documents if {
	ecr_immutable.deny == set() with input as {"kind": "Pod"}
}
