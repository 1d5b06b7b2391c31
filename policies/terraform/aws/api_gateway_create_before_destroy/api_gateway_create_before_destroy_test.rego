package terraform.aws.api_gateway_create_before_destroy_test

import data.lib.fix
import data.terraform.aws.api_gateway_create_before_destroy as rule

_types := ["aws_api_gateway_rest_api"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "old one is deleted before the new one is there",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"lifecycle": [{"create_before_destroy": value}]}
			fix.bare(rule.deny) == {_finding(type, ["lifecycle", 0, "create_before_destroy"])} with input as _it(type, body)
		}
	}
}

test_finds_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"lifecycle": [{"create_before_destroy": null}]}, ["lifecycle", 0, "create_before_destroy"]],
		[{"lifecycle": [{}]}, ["lifecycle", 0]],
	] {
		every type in _types {
			fix.bare(rule.deny) == {_finding(type, entry[1])} with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [true, "true"] {
			body := {"lifecycle": [{"create_before_destroy": value}]}
			rule.deny == set() with input as _it(type, body)
			rule.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"lifecycle": [{"create_before_destroy": "${var.value}"}]}
		rule.deny == set() with input as _it(type, body)
		rule.unknown == {object.union(
			_finding(type, ["lifecycle", 0, "create_before_destroy"]),
			{"message": "lifecycle.create_before_destroy is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_does_not_know_a_block_that_may_be_missing if {
	every type in _types {
		body := {"dynamic": {"lifecycle": [{"for_each": "${var.all}", "content": [{"create_before_destroy": true}]}]}}
		rule.deny == set() with input as _it(type, body)
		count(rule.unknown) == 1 with input as _it(type, body)
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
