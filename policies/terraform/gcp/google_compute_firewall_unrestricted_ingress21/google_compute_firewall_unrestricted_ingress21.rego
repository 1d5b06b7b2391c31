# METADATA
# title: Port 21 (FTP) open to the world
# description: >-
#   The network lets everybody on the internet in to FTP, which carries logins and files in the clear.
# related_resources:
#   - ref: https://cloud.google.com/firewall/docs/firewalls
#     description: Google Cloud, VPC firewall rules
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall
#     description: Terraform, google_compute_firewall
# custom:
#   severity: high
#   kinds:
#     - terraform_module/google_compute_firewall
#     - terraform_module/google_compute_firewall_policy_rule
#     - terraform_module/google_compute_network_firewall_policy_rule
#     - terraform_module/google_compute_region_network_firewall_policy_rule
#   remediation: >-
#     Name the few networks that need the port in `source_ranges`, or close it.
package terraform.gcp.google_compute_firewall_unrestricted_ingress21

import data.lib.google
import data.lib.google_firewall
import data.lib.terraform

deny contains terraform.finding(entry, message) if {
	some entry in google_firewall.open_to_world(21)
	message := "port 21 (FTP) is open to everybody"
}

unknown contains google.doubt("what is open to whom", entry.at, entry.resource) if {
	some entry in google_firewall.perhaps_open_to_world(21)
}
