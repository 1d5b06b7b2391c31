package terraform.aws.db_instance_minor_upgrade_test

import data.lib.fix
import data.terraform.aws.db_instance_minor_upgrade as rule

_types := ["aws_db_instance", "aws_rds_cluster_instance"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "minor versions are not installed by themselves",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"auto_minor_version_upgrade": value}
			fix.bare(rule.deny) == {_finding(type, ["auto_minor_version_upgrade"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"auto_minor_version_upgrade": null}, ["auto_minor_version_upgrade"]],
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
			body := {"auto_minor_version_upgrade": value}
			rule.deny == set() with input as _it(type, body)
			rule.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"auto_minor_version_upgrade": "${var.value}"}
		rule.deny == set() with input as _it(type, body)
		rule.unknown == {object.union(
			_finding(type, ["auto_minor_version_upgrade"]),
			{"message": "auto_minor_version_upgrade is known only when Terraform runs"},
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
