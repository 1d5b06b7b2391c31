package terraform.aws.elb_cross_zone_enable_test

import data.lib.fix
import data.terraform.aws.elb_cross_zone_enable

_types := ["aws_elb"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "load is not spread over zones",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"cross_zone_load_balancing": value}
			fix.bare(elb_cross_zone_enable.deny) == {_finding(type, ["cross_zone_load_balancing"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"cross_zone_load_balancing": null}, ["cross_zone_load_balancing"]],
	] {
		every type in _types {
			elb_cross_zone_enable.deny == set() with input as _it(type, entry[0])
			elb_cross_zone_enable.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [true, "true"] {
			body := {"cross_zone_load_balancing": value}
			elb_cross_zone_enable.deny == set() with input as _it(type, body)
			elb_cross_zone_enable.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"cross_zone_load_balancing": "${var.value}"}
		elb_cross_zone_enable.deny == set() with input as _it(type, body)
		elb_cross_zone_enable.unknown == {object.union(
			_finding(type, ["cross_zone_load_balancing"]),
			{"message": "cross_zone_load_balancing is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		elb_cross_zone_enable.deny == set() with input as document
		elb_cross_zone_enable.unknown == set() with input as document
	}
}
