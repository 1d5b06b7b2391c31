package terraform.aws.dlm_events_cross_region_encryption_test

import data.lib.fix
import data.terraform.aws.dlm_events_cross_region_encryption as rule

_it(body) := {"resource": {"aws_dlm_lifecycle_policy": {"it": [body]}}}

_finding(at) := {
	"message": "copies are not encrypted",
	"at": array.concat(["resource", "aws_dlm_lifecycle_policy", "it", 0], at),
	"resource": "aws_dlm_lifecycle_policy.it",
}

_nested(value) := {"policy_details": [{"action": [{"cross_region_copy": [{"encryption_configuration": [{"encrypted": value}]}]}]}]}

_at := ["policy_details", 0, "action", 0, "cross_region_copy", 0, "encryption_configuration", 0, "encrypted"]

test_finds_what_is_off if {
	missing := _it({"policy_details": [{"action": [{"cross_region_copy": [{"encryption_configuration": [{}]}]}]}]})
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
	dynamic := {"dynamic": {"policy_details": [{"for_each": "${var.all}", "content": [{"action": [{"cross_region_copy": [{"encryption_configuration": [{}]}]}]}]}]}}
	every body in [_nested("${var.value}"), dynamic] {
		rule.deny == set() with input as _it(body)
		count(rule.unknown) == 1 with input as _it(body)
	}
}

test_accepts_other_documents if {
	every document in [{"kind": "Pod"}, {"resource": "${var.all}"}, {"resource": {"aws_dlm_lifecycle_policy": {"it": ["text", null]}}}] {
		rule.deny == set() with input as document
		rule.unknown == set() with input as document
	}
}
