# METADATA
# title: Machine with a public address
# description: >-
#   The machine has an address that can be reached from the internet. Every service on it, and every hole in a
#   firewall rule, is then exposed to everybody. An empty `access_config` block is enough for that. Nodes of GKE
#   (their names begin with `gke-`) are left out.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/ip-addresses
#     description: Google Cloud, IP addresses
#   - ref: https://cloud.google.com/nat/docs/overview
#     description: Google Cloud, Cloud NAT
# custom:
#   severity: medium
#   kinds: [terraform_module/google_compute_instance, terraform_module/google_compute_instance_from_machine_image,
#     terraform_module/google_compute_instance_from_template, terraform_module/google_compute_instance_template,
#     terraform_module/google_compute_region_instance_template]
#   remediation: >-
#     Take `access_config` and `ipv6_access_config` out of the network interface. Reach the machine through a load
#     balancer or Identity-Aware Proxy, and let it reach the internet through Cloud NAT.
#   controls:
#     cis_gcp_3_0: ["4.9"]
package terraform.gcp.vm_public_ip

import data.lib.google

deny contains {"message": message, "at": config.path, "resource": config.machine.address} if {
	some config in _configs
	not config.doubt
	message := sprintf("%s gives the machine a public address", [config.type])
}

unknown contains google.doubt(config.type, config.path, config.machine) if {
	some config in _configs
	config.doubt
}

_configs := [config |
	some machine in google.machines
	not google.is_node(machine)
	some interface in google.blocks(machine, "network_interface")
	some type in ["access_config", "ipv6_access_config"]
	some block in google.blocks(interface, type)
	here := {"machine": machine, "type": type}
	config := object.union_n([object.filter(interface, ["doubt"]), block, here])
]
