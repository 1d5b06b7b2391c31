package terraform.aws.keyspaces_table_uses_cmk_test

import data.lib.fix
import data.terraform.aws.keyspaces_table_uses_cmk

_types := ["aws_keyspaces_table"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, _, at) := {
	"message": "table is not encrypted with a key of your own",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_wrong if {
	every type in _types {
		every value in ["AWS_OWNED_KMS_KEY"] {
			body := {"encryption_specification": [{"type": value}]}
			fix.bare(keyspaces_table_uses_cmk.deny) == {_finding(type, value, ["encryption_specification", 0, "type"])} with input as _it(type, body)
		}
	}
}

test_accepts_what_is_right if {
	every type in _types {
		every value in ["CUSTOMER_MANAGED_KMS_KEY"] {
			body := {"encryption_specification": [{"type": value}]}
			keyspaces_table_uses_cmk.deny == set() with input as _it(type, body)
			keyspaces_table_uses_cmk.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"encryption_specification": [{"type": "${var.value}"}]}
		keyspaces_table_uses_cmk.deny == set() with input as _it(type, body)
		keyspaces_table_uses_cmk.unknown == {object.union(
			_finding(type, "", ["encryption_specification", 0, "type"]),
			{"message": "encryption_specification.type is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_finds_what_is_left_to_the_default if {
	fix.bare(keyspaces_table_uses_cmk.deny) == {_finding("aws_keyspaces_table", "", [])} with input as _it("aws_keyspaces_table", {})
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		keyspaces_table_uses_cmk.deny == set() with input as document
		keyspaces_table_uses_cmk.unknown == set() with input as document
	}
}
