# METADATA
# title: Public DNS zone without DNSSEC
# description: >-
#   Answers of the zone are not signed. Somebody between a resolver and Google can forge them, and send users and
#   their mail to a machine of their own. Private zones cannot be signed and are left out.
# related_resources:
#   - ref: https://cloud.google.com/dns/docs/dnssec
#     description: Google Cloud, DNSSEC overview
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/dns_managed_zone
#     description: Terraform, google_dns_managed_zone
# custom:
#   severity: medium
#   kinds: [terraform_module/google_dns_managed_zone]
#   remediation: >-
#     Write `dnssec_config { state = "on" }` and then hand the DS record to the registrar of the domain: without it
#     the signatures are not looked at. To switch DNSSEC off later, take the DS record out first, or the zone does
#     not resolve.
#   controls:
#     cis_gcp_3_0: ["3.3"]
package terraform.gcp.dnssec

import data.lib.google
import data.lib.terraform

deny contains terraform.mended(setting, message, "on") if {
	some setting in _settings
	lower(setting.value) == "off"
	terraform.known(_visibility(setting.resource))
	message := "DNSSEC is off for a public zone"
}

unknown contains finding if some finding in terraform.undecided(_settings)

unknown contains google.doubt("visibility", setting.at, setting.resource) if {
	some setting in _settings
	lower(setting.value) == "off"
	terraform.unknown(_visibility(setting.resource))
}

_settings := [setting |
	some setting in google.settings({"google_dns_managed_zone"}, ["dnssec_config", "state"], "off")
	is_string(setting.value)
	visibility := _visibility(setting.resource)
	is_string(visibility)
	lower(visibility) != "private"
]

_visibility(zone) := terraform.argument(zone.body, "visibility", "public")
