# METADATA
# title: Remote Desktop open to the world
# description: >-
#   A firewall lets every address connect to port 3389. Remote Desktop that can be reached from the internet is one
#   of the most common ways in for ransomware: passwords are guessed, and flaws of the service are exploited before
#   they are patched. A rule that names no source at all lets everybody in too, and `source_tags` beside
#   `source_ranges` do not narrow them.
# related_resources:
#   - ref: https://cloud.google.com/firewall/docs/firewalls
#     description: Google Cloud, VPC firewall rules
#   - ref: https://cloud.google.com/iap/docs/using-tcp-forwarding
#     description: Google Cloud, TCP forwarding with Identity-Aware Proxy
# custom:
#   severity: high
#   kinds: [terraform_module/google_compute_firewall, terraform_module/google_compute_firewall_policy_rule,
#     terraform_module/google_compute_network_firewall_policy_rule,
#     terraform_module/google_compute_region_network_firewall_policy_rule]
#   remediation: >-
#     Let only Identity-Aware Proxy in, whose addresses are `35.235.240.0/20`, and connect with `gcloud compute
#     start-iap-tunnel`; or name the ranges that administrators come from.
#   controls:
#     cis_gcp_3_0: ["3.7"]
package terraform.gcp.firewall_rdp

import data.lib.google
import data.lib.google_firewall
import data.lib.terraform

deny contains terraform.finding(entry, message) if {
	some entry in google_firewall.open_to_world(3389)
	message := "port 3389 (Remote Desktop) is open to everybody"
}

unknown contains google.doubt("what is open to whom", entry.at, entry.resource) if {
	some entry in google_firewall.perhaps_open_to_world(3389)
}
