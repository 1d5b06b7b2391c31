# METADATA
# title: Machine that is no Shielded VM
# description: >-
#   Nothing makes the machine measure how it boots (vTPM), or nobody compares the measure (integrity monitoring). A
#   changed boot loader or kernel then stays unseen, below everything that runs on the machine. Images of today have
#   both on by themselves; what is written does not change with the image.
# related_resources:
#   - ref: https://cloud.google.com/compute/shielded-vm/docs/shielded-vm
#     description: Google Cloud, What is Shielded VM?
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
#     description: Terraform, google_compute_instance
# custom:
#   severity: medium
#   kinds: [terraform_module/google_compute_instance, terraform_module/google_compute_instance_from_machine_image,
#     terraform_module/google_compute_instance_from_template, terraform_module/google_compute_instance_template,
#     terraform_module/google_compute_region_instance_template]
#   remediation: >-
#     Write a `shielded_instance_config` block; vTPM and integrity monitoring are on in it by themselves. Add
#     `enable_secure_boot = true` where no unsigned driver is loaded. The image has to support UEFI, as all present
#     images of Google do.
#   controls:
#     cis_gcp_3_0: ["4.8"]
package terraform.gcp.shielded_vm

import data.lib.google
import data.lib.terraform

deny contains {"message": message, "at": machine.path, "resource": machine.address} if {
	some machine in terraform.resources_of(google.machine_types)
	count(google.blocks(machine, "shielded_instance_config")) == 0
	message := "shielded_instance_config is missing, so whether the boot is measured is left to the image"
}

deny contains terraform.finding(setting, message) if {
	some setting in _settings
	terraform.is_false(setting.value)
	message := sprintf("%s, so a changed boot stays unseen", [setting.said])
}

unknown contains finding if some finding in terraform.undecided(_settings)

unknown contains google.doubt("shielded_instance_config", block.path, machine) if {
	some machine in terraform.resources_of(google.machine_types)
	some block in google.blocks(machine, "shielded_instance_config")
	block.doubt
}

_settings := [setting |
	some name in ["enable_vtpm", "enable_integrity_monitoring"]
	types := google.machine_types | google.heirs
	some setting in google.settings(types, ["shielded_instance_config", name], true)
]
