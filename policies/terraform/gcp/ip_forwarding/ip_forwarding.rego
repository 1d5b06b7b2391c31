# METADATA
# title: Machine that forwards packets
# description: >-
#   The machine may send packets with addresses that are not its own, and receive such packets. An intruder on it
#   can then pass off as another machine or draw traffic over itself. Nodes of GKE (their names begin with `gke-`)
#   have to forward and are left out.
# related_resources:
#   - ref: https://cloud.google.com/vpc/docs/using-routes#canipforward
#     description: Google Cloud, Enable IP forwarding for VMs
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
#     description: Terraform, google_compute_instance
# custom:
#   severity: medium
#   kinds: [terraform_module/google_compute_instance, terraform_module/google_compute_instance_from_machine_image,
#     terraform_module/google_compute_instance_from_template, terraform_module/google_compute_instance_template,
#     terraform_module/google_compute_region_instance_template]
#   remediation: >-
#     Take `can_ip_forward` out, or set it to `false`. Where the machine is a gateway, think of Cloud NAT, Cloud VPN
#     or an internal load balancer as next hop. The setting cannot be changed on a machine that exists: Terraform
#     makes a new one.
#   controls:
#     cis_gcp_3_0: ["4.6"]
package terraform.gcp.ip_forwarding

import data.lib.google
import data.lib.terraform

deny contains terraform.mended(setting, message, false) if {
	some setting in _settings
	terraform.is_true(setting.value)
	message := "machine may forward packets of others"
}

unknown contains finding if some finding in terraform.undecided(_settings)

_settings := [setting |
	some setting in google.settings(google.machine_types | google.heirs, ["can_ip_forward"], false)
	not google.is_node(setting.resource)
]
