package terraform.aws.dms_endpoint_uses_cmk_test

import data.terraform.aws.dms_endpoint_uses_cmk

_types := ["aws_dms_endpoint"]

_it(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "connection is not encrypted with a key of your own",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_not_there if {
	every entry in [
		[{}, []],
		[{"kms_key_arn": null}, ["kms_key_arn"]],
		[{"kms_key_arn": ""}, ["kms_key_arn"]],
		[{"kms_key_arn": []}, ["kms_key_arn"]],
	] {
		every type in _types {
			dms_endpoint_uses_cmk.deny == {_finding(type, entry[1])} with input as _it(type, entry[0])
			dms_endpoint_uses_cmk.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_what_is_there if {
	every type in _types {
		every value in ["arn:aws:kms:eu-central-1:123456789012:key/1", "${aws_thing.it.arn}"] {
			body := {"kms_key_arn": value}
			dms_endpoint_uses_cmk.deny == set() with input as _it(type, body)
			dms_endpoint_uses_cmk.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"kms_key_arn": "${var.value}"}
		dms_endpoint_uses_cmk.deny == set() with input as _it(type, body)
		dms_endpoint_uses_cmk.unknown == {object.union(
			_finding(type, ["kms_key_arn"]),
			{"message": "kms_key_arn is known only when Terraform runs"},
		)} with input as _it(type, body)
	}
}

test_accepts_other_documents if {
	every document in [
		{"kind": "Pod"},
		{"resource": "${var.all}"},
		{"resource": {_types[0]: {"it": ["text", null]}}},
	] {
		dms_endpoint_uses_cmk.deny == set() with input as document
		dms_endpoint_uses_cmk.unknown == set() with input as document
	}
}
