package terraform.aws.elasticsearch_encryption_with_cmk_test

import data.terraform.aws.elasticsearch_encryption_with_cmk as rule

_types := ["aws_elasticsearch_domain", "aws_opensearch_domain"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "domain is not encrypted with a key of your own",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_not_there if {
	every entry in [
		[{}, []],
		[{"encrypt_at_rest": [{"kms_key_id": null}]}, ["encrypt_at_rest", 0, "kms_key_id"]],
		[{"encrypt_at_rest": [{"kms_key_id": ""}]}, ["encrypt_at_rest", 0, "kms_key_id"]],
		[{"encrypt_at_rest": [{"kms_key_id": []}]}, ["encrypt_at_rest", 0, "kms_key_id"]],
		[{"encrypt_at_rest": [{}]}, ["encrypt_at_rest", 0]],
	] {
		every type in _types {
			rule.deny == {_finding(type, entry[1])} with input as _it(type, entry[0])
			rule.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_what_is_there if {
	every type in _types {
		every value in ["x", "${aws_thing.it.arn}"] {
			body := {"encrypt_at_rest": [{"kms_key_id": value}]}
			rule.deny == set() with input as _it(type, body)
			rule.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"encrypt_at_rest": [{"kms_key_id": "${var.value}"}]}
		rule.deny == set() with input as _it(type, body)
		rule.unknown == {object.union(
			_finding(type, ["encrypt_at_rest", 0, "kms_key_id"]),
			{"message": "encrypt_at_rest.kms_key_id is known only when Terraform runs"},
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
