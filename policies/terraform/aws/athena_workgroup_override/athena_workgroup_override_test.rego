package terraform.aws.athena_workgroup_override_test

import data.lib.fix
import data.terraform.aws.athena_workgroup_override as rule

_types := ["aws_athena_workgroup"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "clients may overrule the settings of the workgroup",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"configuration": [{"enforce_workgroup_configuration": value}]}
			fix.bare(rule.deny) == {_finding(type, ["configuration", 0, "enforce_workgroup_configuration"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"configuration": [{"enforce_workgroup_configuration": null}]}, ["configuration", 0, "enforce_workgroup_configuration"]],
		[{"configuration": [{}]}, ["configuration", 0]],
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
			body := {"configuration": [{"enforce_workgroup_configuration": value}]}
			rule.deny == set() with input as _it(type, body)
			rule.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"configuration": [{"enforce_workgroup_configuration": "${var.value}"}]}
		rule.deny == set() with input as _it(type, body)
		rule.unknown == {object.union(
			_finding(type, ["configuration", 0, "enforce_workgroup_configuration"]),
			{"message": "configuration.enforce_workgroup_configuration is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_does_not_know_a_block_that_may_be_missing if {
	every type in _types {
		body := {"dynamic": {"configuration": [{"for_each": "${var.all}", "content": [{"enforce_workgroup_configuration": false}]}]}}
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
