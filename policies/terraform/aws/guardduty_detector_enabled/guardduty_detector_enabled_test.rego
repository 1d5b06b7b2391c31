package terraform.aws.guardduty_detector_enabled_test

import data.lib.fix
import data.terraform.aws.guardduty_detector_enabled as rule

_types := ["aws_guardduty_detector"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "detector is switched off",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"enable": value}
			fix.bare(rule.deny) == {_finding(type, ["enable"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"enable": null}, ["enable"]],
	] {
		every type in _types {
			rule.deny == set() with input as _it(type, entry[0])
			rule.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [true, "true"] {
			body := {"enable": value}
			rule.deny == set() with input as _it(type, body)
			rule.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"enable": "${var.value}"}
		rule.deny == set() with input as _it(type, body)
		rule.unknown == {object.union(
			_finding(type, ["enable"]),
			{"message": "enable is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
