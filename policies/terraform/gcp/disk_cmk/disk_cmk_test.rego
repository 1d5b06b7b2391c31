package terraform.gcp.disk_cmk_test

import data.terraform.gcp.disk_cmk

_disk(type, body) := {"resource": {type: {"main": [body]}}}

_found(type, message) := {{
	"message": message,
	"at": ["resource", type, "main", 0],
	"resource": concat(".", [type, "main"]),
}}

_types := ["google_compute_disk", "google_compute_region_disk"]

test_finds_disks_without_a_key if {
	every type in _types {
		every body in [{}, {"disk_encryption_key": [{}]}, {"disk_encryption_key": [{"kms_key_self_link": ""}]}] {
			disk_cmk.deny == _found(type, "the disk is encrypted with a key of Google") with input as _disk(type, body)
		}
	}
}

test_accepts_disks_with_a_key if {
	every type in _types {
		every key in [
			{"kms_key_self_link": "${google_kms_crypto_key.disks.id}"},
			{"raw_key": "SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0="},
			{"rsa_encrypted_key": "x"},
		] {
			disk_cmk.deny == set() with input as _disk(type, {"disk_encryption_key": [key]})
			disk_cmk.unknown == set() with input as _disk(type, {"disk_encryption_key": [key]})
		}
	}
}

test_does_not_know_what_variables_say if {
	type := "google_compute_disk"
	every body in [
		{"disk_encryption_key": [{"kms_key_self_link": "${var.key}"}]},
		{"dynamic": {"disk_encryption_key": [{"for_each": "${var.keys}", "content": [{"kms_key_self_link": "x"}]}]}},
	] {
		disk_cmk.deny == set() with input as _disk(type, body)
		disk_cmk.unknown == _found(type, "disk_encryption_key is known only when Terraform runs") with input as _disk(type, body)
	}
}

test_accepts_other_documents_and_odd_shapes if {
	disk_cmk.deny == set() with input as {"kind": "Pod"}
	disk_cmk.unknown == set() with input as {"kind": "Pod"}
	count(disk_cmk.deny) == 1 with input as _disk("google_compute_disk", {"disk_encryption_key": [1]})
}
