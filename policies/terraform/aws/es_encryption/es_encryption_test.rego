package terraform.aws.es_encryption_test

import data.lib.fix
import data.terraform.aws.es_encryption

_types := ["aws_elasticsearch_domain", "aws_opensearch_domain"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "domain is not encrypted at rest",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_off if {
	every type in _types {
		every value in [false, "false"] {
			body := {"encrypt_at_rest": [{"enabled": value}]}
			fix.bare(es_encryption.deny) == {_finding(type, ["encrypt_at_rest", 0, "enabled"])} with input as _it(type, body)
		}
	}
}

test_finds_what_is_left_to_the_default if {
	every entry in [
		[{}, []],
		[{"encrypt_at_rest": [{"enabled": null}]}, ["encrypt_at_rest", 0, "enabled"]],
		[{"encrypt_at_rest": [{}]}, ["encrypt_at_rest", 0]],
	] {
		every type in _types {
			fix.bare(es_encryption.deny) == {_finding(type, entry[1])} with input as _it(type, entry[0])
		}
	}
}

test_accepts_the_right_value if {
	every type in _types {
		every value in [true, "true"] {
			body := {"encrypt_at_rest": [{"enabled": value}]}
			es_encryption.deny == set() with input as _it(type, body)
			es_encryption.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"encrypt_at_rest": [{"enabled": "${var.value}"}]}
		es_encryption.deny == set() with input as _it(type, body)
		es_encryption.unknown == {object.union(
			_finding(type, ["encrypt_at_rest", 0, "enabled"]),
			{"message": "encrypt_at_rest.enabled is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_does_not_know_a_block_that_may_be_missing if {
	every type in _types {
		body := {"dynamic": {"encrypt_at_rest": [{"for_each": "${var.all}", "content": [{"enabled": true}]}]}}
		es_encryption.deny == set() with input as _it(type, body)
		count(es_encryption.unknown) == 1 with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		es_encryption.deny == set() with input as document
		es_encryption.unknown == set() with input as document
	}
}
