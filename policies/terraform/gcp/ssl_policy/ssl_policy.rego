# METADATA
# title: SSL policy that allows old TLS or weak ciphers
# description: >-
#   Load balancers with the policy accept TLS 1.0 or 1.1, or ciphers that exchange keys with RSA: who records the
#   traffic today and gets the key tomorrow reads all of it. The profile `COMPATIBLE`, which holds where nothing is
#   said, allows both; `RESTRICTED` neither, whatever the smallest version is.
# related_resources:
#   - ref: https://cloud.google.com/load-balancing/docs/ssl-policies-concepts
#     description: Google Cloud, SSL policies for SSL and TLS protocols
#   - ref: https://www.rfc-editor.org/rfc/rfc8996
#     description: RFC 8996, Deprecating TLS 1.0 and TLS 1.1
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_ssl_policy
#     description: Terraform, google_compute_ssl_policy, profile
# custom:
#   severity: medium
#   kinds: [terraform_module/google_compute_region_ssl_policy, terraform_module/google_compute_ssl_policy]
#   remediation: >-
#     Write `profile = "RESTRICTED"`, or `profile = "MODERN"` with `min_tls_version = "TLS_1_2"`; take ciphers that
#     begin with `TLS_RSA_` out of `custom_features`.
#   controls:
#     cis_gcp_3_0: ["3.9"]
package terraform.gcp.ssl_policy

import data.lib.terraform

_types := {"google_compute_ssl_policy", "google_compute_region_ssl_policy"}

deny contains terraform.finding(setting, message) if {
	some setting in _profiles
	setting.value == "COMPATIBLE"
	message := "the profile is COMPATIBLE, which allows weak ciphers"
}

deny contains terraform.mended(setting, message, "TLS_1_2") if {
	some setting in _versions
	setting.value in {"TLS_1_0", "TLS_1_1"}
	message := sprintf("versions from %s on are accepted", [setting.value])
}

deny contains terraform.finding(setting, message) if {
	some setting in _features
	weak := {feature | some feature in setting.value; is_string(feature); startswith(feature, "TLS_RSA_")}
	count(weak) > 0
	message := sprintf("weak ciphers are allowed: %s", [concat(", ", sort(weak))])
}

unknown contains finding if {
	some finding in terraform.undecided(array.concat(_profiles, array.concat(_versions, _features)))
}

_profiles := terraform.settings(_types, ["profile"], "COMPATIBLE")

# Versions and ciphers count where the profile does not settle them.
_versions := [setting |
	some profile in _profiles
	profile.value in {"CUSTOM", "MODERN"}
	some setting in terraform.settings_of(profile.resource, ["min_tls_version"], "TLS_1_0")
]

_features := [setting |
	some profile in _profiles
	profile.value == "CUSTOM"
	some setting in terraform.settings_of(profile.resource, ["custom_features"], [])
]
