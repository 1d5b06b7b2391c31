package terraform.aws.appsync_api_cache_encryption_in_transit_test

import data.lib.fix
import data.terraform.aws.appsync_api_cache_encryption_in_transit as rule

_types := ["aws_appsync_api_cache"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "cache is reached without encryption",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"transit_encryption_enabled": value}
			fix.bare(rule.deny) == {_finding(type, ["transit_encryption_enabled"])} with input as _it(type, body)
		}
	}
}

test_finds_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"transit_encryption_enabled": null}, ["transit_encryption_enabled"]],
	] {
		every type in _types {
			fix.bare(rule.deny) == {_finding(type, entry[1])} with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [true, "true"] {
			body := {"transit_encryption_enabled": value}
			rule.deny == set() with input as _it(type, body)
			rule.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"transit_encryption_enabled": "${var.value}"}
		rule.deny == set() with input as _it(type, body)
		rule.unknown == {object.union(
			_finding(type, ["transit_encryption_enabled"]),
			{"message": "transit_encryption_enabled is known only when Terraform runs"},
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
