# METADATA
# title: Machine without Secure Boot
# description: >-
#   The machine boots whatever is on its disk, with a boot kit or a driver that nobody signed, too. Nodes of GKE are
#   left out.
# related_resources:
#   - ref: https://cloud.google.com/compute/shielded-vm/docs/shielded-vm#secure-boot
#     description: Google Cloud, Secure Boot
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
#     description: Terraform, google_compute_instance, shielded_instance_config
# custom:
#   severity: low
#   kinds:
#     - terraform_module/google_compute_instance
#     - terraform_module/google_compute_instance_template
#     - terraform_module/google_compute_region_instance_template
#   remediation: >-
#     Write `enable_secure_boot = true` in `shielded_instance_config`. Drivers that are not signed no longer load.
#   controls:
#     cis_gcp_3_0: ["4.8"]
package terraform.gcp.compute_enable_shielded_vm_sb

import data.lib.google
import data.lib.terraform

_boots := [setting |
	some machine in terraform.resources_of(google.machine_types)
	not google.is_node(machine)
	some setting in terraform.settings_of(machine, ["shielded_instance_config", "enable_secure_boot"], false)
]

deny contains terraform.finding(setting, "what is not signed may be booted") if {
	some setting in _boots
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_boots)
