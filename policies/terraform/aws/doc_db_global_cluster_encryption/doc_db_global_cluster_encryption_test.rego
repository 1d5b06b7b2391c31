package terraform.aws.doc_db_global_cluster_encryption_test

import data.lib.fix
import data.terraform.aws.doc_db_global_cluster_encryption as rule

_types := ["aws_docdb_global_cluster"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "storage is not encrypted",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"storage_encrypted": value}
			fix.bare(rule.deny) == {_finding(type, ["storage_encrypted"])} with input as _it(type, body)
		}
	}
}

test_finds_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"storage_encrypted": null}, ["storage_encrypted"]],
	] {
		every type in _types {
			fix.bare(rule.deny) == {_finding(type, entry[1])} with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [true, "true"] {
			body := {"storage_encrypted": value}
			rule.deny == set() with input as _it(type, body)
			rule.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"storage_encrypted": "${var.value}"}
		rule.deny == set() with input as _it(type, body)
		rule.unknown == {object.union(
			_finding(type, ["storage_encrypted"]),
			{"message": "storage_encrypted is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_leaves_out_what_is_made_from_a_cluster if {
	body := {"source_db_cluster_identifier": "${aws_docdb_cluster.shop.arn}"}
	rule.deny == set() with input as _it("aws_docdb_global_cluster", body)
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
