# METADATA
# title: Firewall that lets everybody in to every port
# description: >-
#   The network lets everybody on the internet in to every port: to databases, to what administrators use, and to
#   whatever somebody starts next.
# related_resources:
#   - ref: https://cloud.google.com/firewall/docs/firewalls
#     description: Google Cloud, VPC firewall rules
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall
#     description: Terraform, google_compute_firewall
# custom:
#   severity: critical
#   kinds:
#     - terraform_module/google_compute_firewall
#     - terraform_module/google_compute_firewall_policy_rule
#     - terraform_module/google_compute_network_firewall_policy_rule
#     - terraform_module/google_compute_region_network_firewall_policy_rule
#   remediation: >-
#     Name the ports that are meant for everybody in `allow`, and the networks that need the others in rules of their
#     own.
package terraform.gcp.gcp_compute_firewall_overly_permissive_to_all_traffic

import data.lib.google_firewall
import data.lib.terraform

deny contains terraform.finding(entry, message) if {
	some entry in google_firewall.wholly_open_to_world
	message := sprintf("every port is open to everybody (%s)", [entry.protocol])
}
