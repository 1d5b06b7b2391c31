# METADATA
# title: DNS zone signed with RSASHA1
# description: >-
#   Keys of the zone sign with RSASHA1. SHA-1 is broken: forged answers with a valid signature can be made by who has
#   the means, and resolvers of today no longer trust it.
# related_resources:
#   - ref: https://cloud.google.com/dns/docs/dnssec-advanced#advanced-signing-options
#     description: Google Cloud, Advanced signing options
#   - ref: https://www.rfc-editor.org/rfc/rfc8624
#     description: RFC 8624, Algorithm Implementation Requirements for DNSSEC
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dns_managed_zone
#     description: Terraform, google_dns_managed_zone, dnssec_config
# custom:
#   severity: medium
#   kinds: [terraform_module/google_dns_managed_zone]
#   remediation: >-
#     Remove `default_key_specs`, or write `algorithm = "rsasha256"` or `"ecdsap256sha256"` for both keys. Google DNS
#     changes the algorithm only with DNSSEC switched off: take the DS record away at the registrar first.
#   controls:
#     cis_gcp_3_0: ["3.4", "3.5"]
package terraform.gcp.dns_rsasha1

import data.lib.terraform

_algorithms := terraform.settings(
	["google_dns_managed_zone"],
	["dnssec_config", "default_key_specs", "algorithm"],
	"",
)

deny contains terraform.finding(setting, "keys of the zone sign with RSASHA1") if {
	some setting in _algorithms
	lower(sprintf("%v", [setting.value])) == "rsasha1"
}

unknown contains finding if some finding in terraform.undecided(_algorithms)
