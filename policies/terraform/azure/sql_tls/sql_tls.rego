# METADATA
# title: SQL server that accepts an old version of TLS
# description: >-
#   The server accepts connections with TLS 1.0 or 1.1, which have known weaknesses; with `Disabled` it asks for no
#   version at all. A client that somebody talks down to them gives away its login and its data. Version 2 of the
#   azurerm provider asks for no version when nothing is said; later ones ask for TLS 1.2.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings#minimum-tls-version
#     description: Microsoft, Connectivity settings for Azure SQL Database
#   - ref: https://www.rfc-editor.org/rfc/rfc8996
#     description: RFC 8996, Deprecating TLS 1.0 and TLS 1.1
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_mssql_managed_instance, terraform_module/azurerm_mssql_server]
#   remediation: >-
#     Write `minimum_tls_version = "1.2"`. The audit log has the version of each client in
#     `client_tls_version_name`; drivers that are older fail to log in from then on.
package terraform.azure.sql_tls

import data.lib.azure
import data.lib.terraform

_minimum := [setting |
	some type, default_version in {"azurerm_mssql_server": _default, "azurerm_mssql_managed_instance": "1.2"}
	some setting in terraform.settings([type], ["minimum_tls_version"], default_version)
]

default _default := "1.2"

_default := "Disabled" if azure.before(3)

deny contains terraform.mended(setting, sprintf("%s is accepted", [what]), "1.2") if {
	some setting in _minimum
	what := _accepted(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_minimum)

_accepted(value) := azure.old_tls(value)

_accepted(value) := "every version of TLS" if value == "Disabled"
