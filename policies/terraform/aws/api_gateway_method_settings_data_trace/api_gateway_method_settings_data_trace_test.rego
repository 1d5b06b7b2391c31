package terraform.aws.api_gateway_method_settings_data_trace_test

import data.lib.fix
import data.terraform.aws.api_gateway_method_settings_data_trace as rule

_types := ["aws_api_gateway_method_settings"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "whole requests and answers are logged",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_on if {
	every type in _types {
		every value in [true, "true"] {
			body := {"settings": [{"data_trace_enabled": value}]}
			fix.bare(rule.deny) == {_finding(type, ["settings", 0, "data_trace_enabled"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"settings": [{"data_trace_enabled": null}]}, ["settings", 0, "data_trace_enabled"]],
		[{"settings": [{}]}, ["settings", 0]],
	] {
		every type in _types {
			rule.deny == set() with input as _it(type, entry[0])
			rule.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [false, "false"] {
			body := {"settings": [{"data_trace_enabled": value}]}
			rule.deny == set() with input as _it(type, body)
			rule.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"settings": [{"data_trace_enabled": "${var.value}"}]}
		rule.deny == set() with input as _it(type, body)
		rule.unknown == {object.union(
			_finding(type, ["settings", 0, "data_trace_enabled"]),
			{"message": "settings.data_trace_enabled is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_does_not_know_a_block_that_may_be_missing if {
	every type in _types {
		body := {"dynamic": {"settings": [{"for_each": "${var.all}", "content": [{"data_trace_enabled": true}]}]}}
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
