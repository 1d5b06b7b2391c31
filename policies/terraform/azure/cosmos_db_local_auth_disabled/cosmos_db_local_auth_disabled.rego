# METADATA
# title: Cosmos DB account that takes keys
# description: >-
#   Whoever has a key of the account may use it, from wherever, and nothing says who it was. Keys stand in settings
#   and pipelines, and are seldom changed. Without local authentication Microsoft Entra asks who it is, and its roles
#   say what they may. Accounts of MongoDB, which know nothing else, are left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/cosmos-db/how-to-setup-rbac
#     description: Microsoft, Use data plane role-based access control
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cosmosdb_account
#     description: azurerm_cosmosdb_account, local_authentication_disabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_cosmosdb_account]
#   remediation: >-
#     Write `local_authentication_disabled = true`, and give those who use the account an identity with a role first
#     (`azurerm_cosmosdb_sql_role_assignment`).
package terraform.azure.cosmos_db_local_auth_disabled

import data.lib.terraform

_authentication := [setting |
	some account in terraform.resources_of(["azurerm_cosmosdb_account"])
	object.get(account.body, "kind", "GlobalDocumentDB") != "MongoDB"
	not terraform.is_false(object.get(account.body, "local_authentication_enabled", null))
	some setting in terraform.settings_of(account, ["local_authentication_disabled"], false)
]

deny contains terraform.mended(setting, "keys are accepted beside identities", true) if {
	some setting in _authentication
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_authentication)
