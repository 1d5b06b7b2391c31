# METADATA
# title: SSH open to the world
# description: >-
#   A firewall lets every address connect to port 22. Whoever scans the internet finds the machine within minutes,
#   and one weak key or one flaw in the SSH server is then enough to take it. A rule that names no source at all
#   lets everybody in too, and `source_tags` beside `source_ranges` do not narrow them.
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
#     Let only Identity-Aware Proxy in, whose addresses are `35.235.240.0/20`, and connect with `gcloud compute ssh
#     --tunnel-through-iap`; or name the ranges that administrators come from.
#   controls:
#     cis_gcp_3_0: ["3.6"]
package terraform.gcp.firewall_ssh

import data.lib.google
import data.lib.google_firewall
import data.lib.terraform

deny contains terraform.finding(entry, message) if {
	some entry in google_firewall.open_to_world(22)
	message := "port 22 (SSH) is open to everybody"
}

unknown contains google.doubt("what is open to whom", entry.at, entry.resource) if {
	some entry in google_firewall.perhaps_open_to_world(22)
}
