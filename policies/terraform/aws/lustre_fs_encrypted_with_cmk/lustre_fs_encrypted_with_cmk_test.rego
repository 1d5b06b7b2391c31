package terraform.aws.lustre_fs_encrypted_with_cmk_test

import data.terraform.aws.lustre_fs_encrypted_with_cmk as rule

_types := ["aws_fsx_lustre_file_system"]

_it(type, body) := _raw(type, object.union({"deployment_type": "PERSISTENT_2"}, body))

_raw(type, body) := {"resource": {type: {"it": [body]}}}

_finding(type, at) := {
	"message": "file system is not encrypted with a key of your own",
	"at": array.concat(["resource", type, "it", 0], at),
	"resource": sprintf("%s.it", [type]),
}

test_finds_what_is_not_there if {
	every entry in [
		[{}, []],
		[{"kms_key_id": null}, ["kms_key_id"]],
		[{"kms_key_id": ""}, ["kms_key_id"]],
		[{"kms_key_id": []}, ["kms_key_id"]],
	] {
		every type in _types {
			rule.deny == {_finding(type, entry[1])} with input as _it(type, entry[0])
			rule.unknown == set() with input as _it(type, entry[0])
		}
	}
}

test_accepts_what_is_there if {
	every type in _types {
		every value in ["arn:aws:kms:eu-central-1:123456789012:key/1", "${aws_thing.it.arn}"] {
			body := {"kms_key_id": value}
			rule.deny == set() with input as _it(type, body)
			rule.unknown == set() with input as _it(type, body)
		}
	}
}

test_does_not_know_a_variable if {
	every type in _types {
		body := {"kms_key_id": "${var.value}"}
		rule.deny == set() with input as _it(type, body)
		rule.unknown == {object.union(
			_finding(type, ["kms_key_id"]),
			{"message": "kms_key_id is known only when Terraform runs"},
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

test_leaves_scratch_file_systems_out if {
	every body in [{}, {"deployment_type": null}, {"deployment_type": "SCRATCH_1"}, {"deployment_type": "SCRATCH_2"}] {
		rule.deny == set() with input as _raw("aws_fsx_lustre_file_system", body)
		rule.unknown == set() with input as _raw("aws_fsx_lustre_file_system", body)
	}
	open := _raw("aws_fsx_lustre_file_system", {"deployment_type": "${var.type}"})
	rule.deny == set() with input as open
	rule.unknown == {object.union(
		_finding("aws_fsx_lustre_file_system", []),
		{"message": "deployment_type is known only when Terraform runs"},
	)} with input as open
}
