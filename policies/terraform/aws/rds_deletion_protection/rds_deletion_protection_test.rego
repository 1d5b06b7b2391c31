package terraform.aws.rds_deletion_protection_test

import data.lib.fix
import data.terraform.aws.rds_deletion_protection

_it(body) := {"resource": {"aws_rds_cluster": {"it": [body]}}}

_set(value) := _it({"deletion_protection": value})

_place := ["deletion_protection"]

_message := "deletion protection is off"

_finding(message, place) := {{
	"message": message,
	"at": array.concat(["resource", "aws_rds_cluster", "it", 0], place),
	"resource": "aws_rds_cluster.it",
}}

test_finds_settings_that_are_wrong if {
	every value in [false, "false"] {
		fix.bare(rds_deletion_protection.deny) == _finding(_message, _place) with input as _set(value)
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(rds_deletion_protection.deny) == _finding(_message, []) with input as _it({})
	fix.bare(rds_deletion_protection.deny) == _finding(_message, _place) with input as _set(null)
}

test_accepts_the_right_value if {
	every value in [true, "true"] {
		rds_deletion_protection.deny == set() with input as _set(value)
		rds_deletion_protection.unknown == set() with input as _set(value)
	}
}

test_does_not_know_a_variable if {
	rds_deletion_protection.deny == set() with input as _set("${var.value}")
	message := "deletion_protection is known only when Terraform runs"
	rds_deletion_protection.unknown == _finding(message, _place) with input as _set("${var.value}")
}

test_accepts_odd_shapes if {
	every value in [[], {}, 7, "x", [["x"]]] {
		count(rds_deletion_protection.deny) <= 1 with input as _it({"deletion_protection": value})
	}
}

test_accepts_other_documents if {
	rds_deletion_protection.deny == set() with input as {"kind": "Pod"}
}
