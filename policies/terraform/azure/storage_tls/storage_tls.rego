# METADATA
# title: Storage account that accepts an old version of TLS
# description: >-
#   The account accepts connections with TLS 1.0 or 1.1. Both have known weaknesses, and a client that somebody talks
#   down to them gives away more than it should. Version 2 of the azurerm provider accepts TLS 1.0 when nothing is
#   said; later ones do not.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/transport-layer-security-configure-minimum-version
#     description: Microsoft, Enforce a minimum required version of TLS for requests to a storage account
#   - ref: https://www.rfc-editor.org/rfc/rfc8996
#     description: RFC 8996, Deprecating TLS 1.0 and TLS 1.1
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_storage_account]
#   remediation: >-
#     Write `min_tls_version = "TLS1_2"`. The account's resource logs name the clients that still come with an older
#     version; they fail from then on.
#   controls:
#     cis_azure_2_1: ["3.15"]
package terraform.azure.storage_tls

import data.lib.azure
import data.lib.terraform

_minimum := terraform.settings(["azurerm_storage_account"], ["min_tls_version"], _default)

default _default := "TLS1_2"

_default := "TLS1_0" if azure.before(3)

deny contains terraform.mended(setting, sprintf("%s is accepted", [version]), "TLS1_2") if {
	some setting in _minimum
	version := azure.old_tls(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_minimum)
