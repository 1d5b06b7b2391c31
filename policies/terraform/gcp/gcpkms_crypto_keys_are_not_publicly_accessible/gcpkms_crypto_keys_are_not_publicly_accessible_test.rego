package terraform.gcp.gcpkms_crypto_keys_are_not_publicly_accessible_test

import data.terraform.gcp.gcpkms_crypto_keys_are_not_publicly_accessible

_module(grant, body) := {"resource": {
	"google_kms_crypto_key": {"shop": [{}]},
	grant: {"main": [object.union({"crypto_key_id": "${google_kms_crypto_key.shop.id}"}, body)]},
}}

_found(grant, steps, message) := {{
	"message": message,
	"at": array.concat(["resource", grant, "main", 0], steps),
	"resource": "google_kms_crypto_key.shop",
}}

_member := "google_kms_crypto_key_iam_member"

_binding := "google_kms_crypto_key_iam_binding"

test_finds_what_is_wrong if {
	gcpkms_crypto_keys_are_not_publicly_accessible.deny == _found(
		_member,
		["member"],
		"allUsers has roles/viewer on the key",
	) with input as _module(_member, {"role": "roles/viewer", "member": "allUsers"})
	gcpkms_crypto_keys_are_not_publicly_accessible.deny == _found(
		_binding,
		["members", 1],
		"allAuthenticatedUsers has roles/viewer on the key",
	) with input as _module(_binding, {"role": "roles/viewer", "members": ["user:a", "allAuthenticatedUsers"]})
}

test_accepts_what_is_right if {
	every member in ["user:jane@example.com", "domain:example.com", "${google_service_account.shop.member}", null] {
		module := _module(_member, {"role": "roles/viewer", "member": member})
		gcpkms_crypto_keys_are_not_publicly_accessible.deny == set() with input as module
		gcpkms_crypto_keys_are_not_publicly_accessible.unknown == set() with input as module
	}
}

test_leaves_what_stands_elsewhere_out if {
	every id in ["${var.id}", "projects/shop/other", null] {
		module := _module(_member, {"crypto_key_id": id, "role": "roles/viewer", "member": "allUsers"})
		gcpkms_crypto_keys_are_not_publicly_accessible.deny == set() with input as module
	}
}

test_does_not_know_what_variables_say if {
	module := _module(_member, {"role": "roles/viewer", "member": "${var.member}"})
	gcpkms_crypto_keys_are_not_publicly_accessible.deny == set() with input as module
	gcpkms_crypto_keys_are_not_publicly_accessible.unknown == _found(_member, ["member"], "member is known only when Terraform runs") with input as module
}

test_accepts_other_documents_and_odd_shapes if {
	gcpkms_crypto_keys_are_not_publicly_accessible.deny == set() with input as {"kind": "Pod"}
	gcpkms_crypto_keys_are_not_publicly_accessible.unknown == set() with input as {"kind": "Pod"}
	gcpkms_crypto_keys_are_not_publicly_accessible.deny == set() with input as {"resource": {"google_kms_crypto_key_iam_binding": "odd"}}
	gcpkms_crypto_keys_are_not_publicly_accessible.deny == set() with input as {"resource": {"google_kms_crypto_key_iam_binding": {"main": [{}, 7, null]}}}
}
