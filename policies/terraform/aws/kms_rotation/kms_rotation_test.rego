package terraform.aws.kms_rotation_test

import data.lib.fix
import data.terraform.aws.kms_rotation

_key(body) := {"resource": {"aws_kms_key": {"data": [body]}}}

_path := ["resource", "aws_kms_key", "data", 0]

test_finds_keys_that_are_not_rotated if {
	fix.bare(kms_rotation.deny) == {{
		"message": "key is never rotated",
		"at": array.concat(_path, ["enable_key_rotation"]),
		"resource": "aws_kms_key.data",
	}} with input as _key({"enable_key_rotation": false})
	fix.bare(kms_rotation.deny) == {{
		"message": "key is never rotated",
		"at": _path,
		"resource": "aws_kms_key.data",
	}} with input as _key({"customer_master_key_spec": "SYMMETRIC_DEFAULT"})
}

test_accepts_keys_that_are_rotated if {
	kms_rotation.deny == set() with input as _key({"enable_key_rotation": true})
	kms_rotation.deny == set() with input as _key({"enable_key_rotation": "true"})
}

test_accepts_keys_that_cannot_be_rotated if {
	every body in [
		{"customer_master_key_spec": "RSA_4096", "key_usage": "SIGN_VERIFY"},
		{"customer_master_key_spec": "ECC_NIST_P256"},
		{"customer_master_key_spec": "HMAC_256", "key_usage": "GENERATE_VERIFY_MAC"},
		{"custom_key_store_id": "cks-1"},
	] {
		kms_rotation.deny == set() with input as _key(body)
		kms_rotation.unknown == set() with input as _key(body)
	}
}

test_does_not_know_variables if {
	kms_rotation.deny == set() with input as _key({"customer_master_key_spec": "${var.spec}"})
	kms_rotation.unknown == {{
		"message": "customer_master_key_spec is known only when Terraform runs",
		"at": array.concat(_path, ["customer_master_key_spec"]),
		"resource": "aws_kms_key.data",
	}} with input as _key({"customer_master_key_spec": "${var.spec}"})
	kms_rotation.unknown == {{
		"message": "enable_key_rotation is known only when Terraform runs",
		"at": array.concat(_path, ["enable_key_rotation"]),
		"resource": "aws_kms_key.data",
	}} with input as _key({"enable_key_rotation": "${var.rotate}"})
	kms_rotation.unknown == set() with input as _key({"enable_key_rotation": true, "customer_master_key_spec": "${var.spec}"})
}

test_does_not_know_what_a_key_is_for if {
	every condition in [{"key_usage": "${var.usage}"}, {"custom_key_store_id": "${var.store}"}] {
		body := object.union({"enable_key_rotation": false}, condition)
		kms_rotation.deny == set() with input as _key(body)
		count(kms_rotation.unknown) == 1 with input as _key(body)
	}
	count(kms_rotation.deny) == 1 with input as _key({"custom_key_store_id": ""})
}

test_accepts_other_documents if {
	kms_rotation.deny == set() with input as {"kind": "Pod"}
}
