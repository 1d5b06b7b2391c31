# METADATA
# title: Key of a disk written out
# description: >-
#   The key that encrypts the disk stands in the source. Whoever reads the repository, or the state, can read every
#   copy of the disk.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/disks/customer-supplied-encryption
#     description: Google Cloud, Encrypt disks with customer-supplied encryption keys
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_disk
#     description: Terraform, google_compute_disk, disk_encryption_key
# custom:
#   severity: high
#   kinds:
#     - terraform_module/google_compute_disk
#     - terraform_module/google_compute_instance
#     - terraform_module/google_compute_region_disk
#     - terraform_module/google_compute_snapshot
#   remediation: >-
#     Encrypt the disk with a key in Cloud KMS (`kms_key_self_link`), make a new disk, and take the key out of the
#     history of the repository.
package terraform.gcp.compute_disk_encryption_no_plaintext_key

import data.lib.terraform

_paths := {
	"google_compute_disk": [
		["disk_encryption_key", "raw_key"],
		["source_image_encryption_key", "raw_key"],
		["source_snapshot_encryption_key", "raw_key"],
	],
	"google_compute_instance": [
		["boot_disk", "disk_encryption_key_raw"],
		["attached_disk", "disk_encryption_key_raw"],
	],
	"google_compute_region_disk": [
		["disk_encryption_key", "raw_key"],
		["source_snapshot_encryption_key", "raw_key"],
	],
	"google_compute_snapshot": [
		["snapshot_encryption_key", "raw_key"],
		["source_disk_encryption_key", "raw_key"],
	],
}

# A key that is worked out is none that stands there, unless a variable has it as its default.
deny contains terraform.finding(setting, message) if {
	some type, paths in _paths
	some path in paths
	some setting in terraform.settings({type}, path, "")
	is_string(setting.value)
	setting.value != ""
	terraform.known(setting.value)
	message := "the key of the disk stands in the source"
}
