package terraform.aws.lb_deletion_protection_test

import data.lib.fix
import data.terraform.aws.lb_deletion_protection

_types := ["aws_alb", "aws_lb"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "load balancer can be deleted at once",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"enable_deletion_protection": value}
			fix.bare(lb_deletion_protection.deny) == {_finding(type, ["enable_deletion_protection"])} with input as _it(type, body)
		}
	}
}

test_finds_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"enable_deletion_protection": null}, ["enable_deletion_protection"]],
	] {
		every type in _types {
			fix.bare(lb_deletion_protection.deny) == {_finding(type, entry[1])} with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [true, "true"] {
			body := {"enable_deletion_protection": value}
			lb_deletion_protection.deny == set() with input as _it(type, body)
			lb_deletion_protection.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"enable_deletion_protection": "${var.value}"}
		lb_deletion_protection.deny == set() with input as _it(type, body)
		lb_deletion_protection.unknown == {object.union(
			_finding(type, ["enable_deletion_protection"]),
			{"message": "enable_deletion_protection is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		lb_deletion_protection.deny == set() with input as document
		lb_deletion_protection.unknown == set() with input as document
	}
}
