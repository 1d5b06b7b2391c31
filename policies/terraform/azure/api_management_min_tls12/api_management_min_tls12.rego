# METADATA
# title: API Management that speaks old TLS
# description: >-
#   The gateway accepts, or calls others with, SSL 3.0, TLS 1.0 or TLS 1.1. All three have known weaknesses, and a
#   client that somebody talks down to them gives away more than it should. They are off by themselves; here one is
#   switched on.
# related_resources:
#   - ref: https://www.rfc-editor.org/rfc/rfc8996
#     description: RFC 8996, Deprecating TLS 1.0 and TLS 1.1
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/api_management
#     description: azurerm_api_management, security
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_api_management]
#   remediation: >-
#     Remove the arguments for old protocols from `security`. Clients that are older cannot connect from then on.
package terraform.azure.api_management_min_tls12

import data.lib.terraform

# The names of today, and those before version 4 of the provider.
_arguments := [
	"backend_ssl30_enabled",
	"backend_tls10_enabled",
	"backend_tls11_enabled",
	"enable_back_end_ssl30",
	"enable_backend_ssl30",
	"enable_backend_tls10",
	"enable_backend_tls11",
	"enable_frontend_ssl30",
	"enable_frontend_tls10",
	"enable_frontend_tls11",
	"frontend_ssl30_enabled",
	"frontend_tls10_enabled",
	"frontend_tls11_enabled",
]

_protocols := [setting |
	some argument in _arguments
	some setting in terraform.settings(["azurerm_api_management"], ["security", argument], false)
]

deny contains terraform.mended(setting, message, false) if {
	some setting in _protocols
	terraform.is_true(setting.value)
	message := sprintf("an old protocol is switched on: %s", [setting.name])
}

unknown contains finding if some finding in terraform.undecided(_protocols)
