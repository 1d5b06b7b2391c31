# METADATA
# title: Disk without a key of your own
# description: >-
#   The disk is encrypted with a key that Google keeps. It cannot be taken away from a disk or a snapshot that was
#   copied, and no log says who used it. With a key of your own in Cloud KMS, or one that you bring with each request,
#   both is possible.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/disks/customer-managed-encryption
#     description: Google Cloud, Protect resources by using Cloud KMS keys
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_disk
#     description: Terraform, google_compute_disk, disk_encryption_key
# custom:
#   severity: low
#   kinds: [terraform_module/google_compute_disk, terraform_module/google_compute_region_disk]
#   remediation: >-
#     Write a `disk_encryption_key` block with the id of a `google_kms_crypto_key` as `kms_key_self_link`. The key of
#     a disk cannot be changed, so Terraform makes a new one: make a snapshot first.
#   controls:
#     cis_gcp_3_0: ["4.7"]
package terraform.gcp.disk_cmk

import data.lib.google
import data.lib.terraform

_types := {"google_compute_disk", "google_compute_region_disk"}

_arguments := ["kms_key_self_link", "raw_key", "rsa_encrypted_key"]

deny contains {"message": message, "at": disk.path, "resource": disk.address} if {
	some disk in terraform.resources_of(_types)
	every key in _keys(disk) {
		key.value == false
	}
	message := "the disk is encrypted with a key of Google"
}

unknown contains google.doubt("disk_encryption_key", disk.path, disk) if {
	some disk in terraform.resources_of(_types)
	keys := _keys(disk)
	not _has_one(keys)
	some key in keys
	terraform.unknown(key.value)
}

_has_one(keys) if {
	some key in keys
	key.value == true
}

_keys(disk) := [key |
	some argument in _arguments
	some key in terraform.presences_of(disk, ["disk_encryption_key", argument])
]
