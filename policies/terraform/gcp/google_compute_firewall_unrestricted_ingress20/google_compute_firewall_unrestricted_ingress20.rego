# METADATA
# title: Port 20 (FTP data) open to the world
# description: >-
#   The network lets everybody on the internet in to the port for data of FTP, which carries logins and files in the
#   clear.
# related_resources:
#   - ref: https://cloud.google.com/firewall/docs/firewalls
#     description: Google Cloud, VPC firewall rules
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall
#     description: Terraform, google_compute_firewall
# custom:
#   severity: medium
#   kinds:
#     - terraform_module/google_compute_firewall
#     - terraform_module/google_compute_firewall_policy_rule
#     - terraform_module/google_compute_network_firewall_policy_rule
#     - terraform_module/google_compute_region_network_firewall_policy_rule
#   remediation: >-
#     Name the few networks that need the port in `source_ranges`, or close it.
#   overlaps: [terraform.gcp.gcp_compute_firewall_overly_permissive_to_all_traffic]
package terraform.gcp.google_compute_firewall_unrestricted_ingress20

import data.lib.google
import data.lib.google_firewall
import data.lib.terraform

deny contains terraform.finding(entry, message) if {
	some entry in google_firewall.open_to_world(20)
	message := "port 20 (FTP data) is open to everybody"
}

unknown contains google.doubt("what is open to whom", entry.at, entry.resource) if {
	some entry in google_firewall.perhaps_open_to_world(20)
}
