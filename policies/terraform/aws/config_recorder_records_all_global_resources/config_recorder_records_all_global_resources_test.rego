package terraform.aws.config_recorder_records_all_global_resources_test

import data.lib.fix
import data.terraform.aws.config_recorder_records_all_global_resources as rule

_types := ["aws_config_configuration_recorder"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "resources that are of no region are not recorded",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"recording_group": [{"include_global_resource_types": value}]}
			fix.bare(rule.deny) == {_finding(type, ["recording_group", 0, "include_global_resource_types"])} with input as _it(type, body)
		}
	}
}

test_finds_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"recording_group": [{"include_global_resource_types": null}]}, ["recording_group", 0, "include_global_resource_types"]],
		[{"recording_group": [{}]}, ["recording_group", 0]],
	] {
		every type in _types {
			fix.bare(rule.deny) == {_finding(type, entry[1])} with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [true, "true"] {
			body := {"recording_group": [{"include_global_resource_types": value}]}
			rule.deny == set() with input as _it(type, body)
			rule.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"recording_group": [{"include_global_resource_types": "${var.value}"}]}
		rule.deny == set() with input as _it(type, body)
		rule.unknown == {object.union(
			_finding(type, ["recording_group", 0, "include_global_resource_types"]),
			{"message": "recording_group.include_global_resource_types is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_does_not_know_a_block_that_may_be_missing if {
	every type in _types {
		body := {"dynamic": {"recording_group": [{"for_each": "${var.all}", "content": [{"include_global_resource_types": true}]}]}}
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
