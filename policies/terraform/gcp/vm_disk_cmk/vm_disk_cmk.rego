# METADATA
# title: Machine whose disk has no key of your own
# description: >-
#   A disk that the machine, or the template of machines, makes is encrypted with a key that Google keeps. It cannot
#   be taken away from a disk or a snapshot that was copied, and no log says who used it. Disks that exist already
#   (`source`), local SSDs, and nodes of GKE are left out.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/disks/customer-managed-encryption
#     description: Google Cloud, Protect resources by using Cloud KMS keys
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
#     description: Terraform, google_compute_instance, boot_disk
# custom:
#   severity: low
#   kinds:
#     - terraform_module/google_compute_instance
#     - terraform_module/google_compute_instance_template
#     - terraform_module/google_compute_region_instance_template
#   remediation: >-
#     Write the id of a `google_kms_crypto_key` as `kms_key_self_link` in `boot_disk`, or in `disk_encryption_key` of
#     a `disk` of a template. The key of a disk cannot be changed, so Terraform makes the machine anew.
#   controls:
#     cis_gcp_3_0: ["4.7"]
package terraform.gcp.vm_disk_cmk

import data.lib.google
import data.lib.terraform

deny contains {"message": message, "at": disk.path, "resource": disk.address} if {
	some disk in _disks
	every key in disk.keys {
		key == false
	}
	terraform.known(disk.doubts)
	message := "the disk is encrypted with a key of Google"
}

unknown contains {"message": message, "at": disk.path, "resource": disk.address} if {
	some disk in _disks
	not true in disk.keys
	terraform.unknown(array.concat(disk.keys, disk.doubts))
	message := "whether the disk has a key is known only when Terraform runs"
}

_templates := {"google_compute_instance_template", "google_compute_region_instance_template"}

_types := _templates | {"google_compute_instance"}

# Disks that machines make, with what says whether they have a key.
_disks := [disk |
	some machine in terraform.resources_of(_types)
	not google.is_node(machine)
	some block in google.blocks(machine, _block(machine))
	not _exists(block)
	disk := {
		"path": block.path,
		"address": machine.address,
		"keys": _keys(machine, block),
		"doubts": _doubts(block),
	}
]

_block(machine) := "disk" if {
	machine.type in _templates
} else := "boot_disk"

_exists(block) if {
	source := terraform.argument(block.body, "source", "")
	source != ""
}

_exists(block) if block.body.type == "SCRATCH"

_doubts(block) := [block.doubt] if {
	block.doubt
} else := []

_keys(machine, block) := [key.value |
	some path in _paths[_block(machine)]
	some key in terraform.presences_of(terraform.within(machine, block), path)
]

_paths := {
	"boot_disk": [["kms_key_self_link"], ["disk_encryption_key_raw"], ["disk_encryption_key_rsa"]],
	"disk": [["disk_encryption_key", "kms_key_self_link"]],
}
