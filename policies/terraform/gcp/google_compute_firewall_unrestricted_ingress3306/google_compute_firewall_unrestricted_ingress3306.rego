# METADATA
# title: Port 3306 (MySQL) open to the world
# description: >-
#   The network lets everybody on the internet in to MySQL. A password, or a hole that is not mended yet, is then all
#   that stands between the data and whoever scans.
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
package terraform.gcp.google_compute_firewall_unrestricted_ingress3306

import data.lib.google
import data.lib.google_firewall
import data.lib.terraform

deny contains terraform.finding(entry, message) if {
	some entry in google_firewall.open_to_world(3306)
	message := "port 3306 (MySQL) is open to everybody"
}

unknown contains google.doubt("what is open to whom", entry.at, entry.resource) if {
	some entry in google_firewall.perhaps_open_to_world(3306)
}
