# METADATA
# title: PostgreSQL server encrypted once
# description: >-
#   Data of the server is encrypted with one key. With a second layer, of another key, one that leaks gives nothing
#   away.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/security/fundamentals/double-encryption
#     description: Microsoft, Azure double encryption
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_server
#     description: azurerm_postgresql_server, infrastructure_encryption_enabled
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_postgresql_server]
#   remediation: >-
#     Write `infrastructure_encryption_enabled = true`. It cannot be changed, so Terraform makes a new server.
package terraform.azure.postgre_sql_encryption_enabled

import data.lib.terraform

_encryption := terraform.settings(["azurerm_postgresql_server"], ["infrastructure_encryption_enabled"], false)

deny contains terraform.finding(setting, "data is encrypted once only") if {
	some setting in _encryption
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_encryption)
