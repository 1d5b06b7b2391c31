package terraform.aws.cloudsearch_domain_enforce_https_test

import data.lib.fix
import data.terraform.aws.cloudsearch_domain_enforce_https as rule

_types := ["aws_cloudsearch_domain"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "domain answers plain HTTP",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"endpoint_options": [{"enforce_https": value}]}
			fix.bare(rule.deny) == {_finding(type, ["endpoint_options", 0, "enforce_https"])} with input as _it(type, body)
		}
	}
}

test_finds_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"endpoint_options": [{"enforce_https": null}]}, ["endpoint_options", 0, "enforce_https"]],
		[{"endpoint_options": [{}]}, ["endpoint_options", 0]],
	] {
		every type in _types {
			fix.bare(rule.deny) == {_finding(type, entry[1])} with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [true, "true"] {
			body := {"endpoint_options": [{"enforce_https": value}]}
			rule.deny == set() with input as _it(type, body)
			rule.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"endpoint_options": [{"enforce_https": "${var.value}"}]}
		rule.deny == set() with input as _it(type, body)
		rule.unknown == {object.union(
			_finding(type, ["endpoint_options", 0, "enforce_https"]),
			{"message": "endpoint_options.enforce_https is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_does_not_know_a_block_that_may_be_missing if {
	every type in _types {
		body := {"dynamic": {"endpoint_options": [{"for_each": "${var.all}", "content": [{"enforce_https": true}]}]}}
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
