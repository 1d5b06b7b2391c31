# METADATA
# title: CDN domain that accepts old TLS
# description: >-
#   The domain accepts connections with TLS 1.0, or without TLS at all. TLS 1.0 has known weaknesses, and a client
#   that somebody talks down to it gives away more than it should. 1.2 holds where nothing is said.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8996
#     description: RFC 8996, Deprecating TLS 1.0 and TLS 1.1
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_endpoint_custom_domain
#     description: azurerm_cdn_endpoint_custom_domain
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_cdn_endpoint_custom_domain]
#   remediation: >-
#     Remove `tls_version`, or write `tls_version = "TLS12"`.
package terraform.azure.cdntls_protocol12

import data.lib.azure
import data.lib.terraform

_versions := [setting |
	some block in ["cdn_managed_https", "user_managed_https"]
	some setting in terraform.settings(["azurerm_cdn_endpoint_custom_domain"], [block, "tls_version"], "TLS12")
]

deny contains terraform.mended(setting, message, "TLS12") if {
	some setting in _versions
	azure.word(setting.value) in {"none", "tls10"}
	message := sprintf("tls_version is %s", [setting.value])
}

unknown contains finding if some finding in terraform.undecided(_versions)
