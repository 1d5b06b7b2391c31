package terraform.aws.alb_desync_mode_test

import data.lib.fix
import data.terraform.aws.alb_desync_mode

_types := ["aws_alb", "aws_elb", "aws_lb"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, _, at) := {
	"message": "requests that can be smuggled are let through",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_wrong if {
	every type in _types {
		every value in ["monitor"] {
			body := {"desync_mitigation_mode": value}
			fix.bare(alb_desync_mode.deny) == {_finding(type, value, ["desync_mitigation_mode"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_right if {
	every type in _types {
		every value in ["defensive", "strictest"] {
			body := {"desync_mitigation_mode": value}
			alb_desync_mode.deny == set() with input as _it(type, body)
			alb_desync_mode.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"desync_mitigation_mode": "${var.value}"}
		alb_desync_mode.deny == set() with input as _it(type, body)
		alb_desync_mode.unknown == {object.union(
			_finding(type, "", ["desync_mitigation_mode"]),
			{"message": "desync_mitigation_mode is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_what_is_left_to_the_default if {
	every type in _types {
		alb_desync_mode.deny == set() with input as _it(type, {"name": "web"})
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		alb_desync_mode.deny == set() with input as document
		alb_desync_mode.unknown == set() with input as document
	}
}
