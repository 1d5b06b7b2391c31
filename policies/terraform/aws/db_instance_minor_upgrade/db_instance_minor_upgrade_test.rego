package terraform.aws.db_instance_minor_upgrade_test

import data.lib.fix
import data.terraform.aws.db_instance_minor_upgrade

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
			fix.bare(db_instance_minor_upgrade.deny) == {_finding(type, ["auto_minor_version_upgrade"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"auto_minor_version_upgrade": null}, ["auto_minor_version_upgrade"]],
	] {
		every type in _types {
			db_instance_minor_upgrade.deny == set() with input as _it(type, entry[0])
			db_instance_minor_upgrade.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [true, "true"] {
			body := {"auto_minor_version_upgrade": value}
			db_instance_minor_upgrade.deny == set() with input as _it(type, body)
			db_instance_minor_upgrade.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"auto_minor_version_upgrade": "${var.value}"}
		db_instance_minor_upgrade.deny == set() with input as _it(type, body)
		db_instance_minor_upgrade.unknown == {object.union(
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
		db_instance_minor_upgrade.deny == set() with input as document
		db_instance_minor_upgrade.unknown == set() with input as document
	}
}
