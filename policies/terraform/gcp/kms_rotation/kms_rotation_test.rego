package terraform.gcp.kms_rotation_test

import data.terraform.gcp.kms_rotation

_key(body) := {"resource": {"google_kms_crypto_key": {"k": [body]}}}

_path := ["resource", "google_kms_crypto_key", "k", 0]

_found(message) := {{
	"message": message,
	"at": array.concat(_path, ["rotation_period"]),
	"resource": "google_kms_crypto_key.k",
}}

test_finds_keys_that_are_never_rotated if {
	unset := {"rotation_period": null}
	kms_rotation.deny == _found("rotation_period is not set, so the key is never rotated") with input as _key(unset)
	every body in [{}, {"purpose": "ENCRYPT_DECRYPT"}] {
		kms_rotation.deny == {{
			"message": "rotation_period is missing, so the key is never rotated",
			"at": _path,
			"resource": "google_kms_crypto_key.k",
		}} with input as _key(body)
	}
}

test_finds_long_periods if {
	every period in ["7776001s", "15552000s", "31536000.5s"] {
		message := sprintf("rotation_period is %s, which is more than 90 days", [period])
		kms_rotation.deny == _found(message) with input as _key({"rotation_period": period})
	}
}

test_finds_what_is_no_time if {
	every period in [90, "90d", "7776000"] {
		message := sprintf("rotation_period is %v, which is no time: write seconds with an s, as 7776000s", [period])
		kms_rotation.deny == _found(message) with input as _key({"rotation_period": period})
	}
}

test_accepts_short_periods if {
	kms_rotation.deny == set() with input as _key({"rotation_period": "7776000s"})
	kms_rotation.deny == set() with input as _key({"rotation_period": "86400s"})
	kms_rotation.unknown == set() with input as _key({"rotation_period": "86400s"})
}

test_accepts_keys_that_cannot_be_rotated if {
	every body in [
		{"purpose": "ASYMMETRIC_SIGN"},
		{"purpose": "ASYMMETRIC_DECRYPT"},
		{"purpose": "MAC"},
		{"import_only": true},
		{"version_template": [{"protection_level": "EXTERNAL"}]},
	] {
		kms_rotation.deny == set() with input as _key(body)
	}
}

test_says_what_is_unknown if {
	kms_rotation.deny == set() with input as _key({"rotation_period": "${var.period}"})
	kms_rotation.unknown == {{
		"message": "rotation_period is known only when Terraform runs",
		"at": array.concat(_path, ["rotation_period"]),
		"resource": "google_kms_crypto_key.k",
	}} with input as _key({"rotation_period": "${var.period}"})
}

test_does_not_know_whether_a_key_can_be_rotated if {
	every condition in [
		{"purpose": "${var.purpose}"},
		{"import_only": "${var.imported}"},
		{"version_template": [{"protection_level": "${var.level}"}]},
	] {
		kms_rotation.deny == set() with input as _key(condition)
		count(kms_rotation.unknown) == 1 with input as _key(condition)
		rotated := object.union(condition, {"rotation_period": "7776000s"})
		kms_rotation.unknown == set() with input as _key(rotated)
	}
}

test_accepts_other_documents if {
	kms_rotation.deny == set() with input as {"kind": "Pod"}
	kms_rotation.unknown == set() with input as {"kind": "Pod"}
}
