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
#     description: azurerm_cosmosdb_account, local_authentication_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_cosmosdb_account]
#   remediation: >-
#     Write `local_authentication_enabled = false` (`local_authentication_disabled = true` before version 5 of the
#     provider), and give those who use the account an identity with a role first
#     (`azurerm_cosmosdb_sql_role_assignment`).
package terraform.azure.cosmos_db_local_auth_disabled

import data.lib.terraform

_authentication := [setting |
	some account in terraform.resources_of(["azurerm_cosmosdb_account"])
	object.get(account.body, "kind", "GlobalDocumentDB") != "MongoDB"
	opposite := object.get(account.body, "local_authentication_disabled", null)
	not terraform.is_true(opposite)
	some said in terraform.settings_of(account, ["local_authentication_enabled"], true)
	setting := object.union(said, {"value": opposite | terraform.unknown(opposite)})
]

deny contains terraform.mended(setting, "keys are accepted beside identities", false) if {
	some setting in _authentication
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_authentication)
