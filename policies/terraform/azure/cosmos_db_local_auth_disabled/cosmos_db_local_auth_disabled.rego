# METADATA
# title: Cosmos DB account that takes keys
# description: >-
#   Whoever has a key of the account may use it, from wherever, and nothing says who it was. Keys stand in settings
#   and pipelines, and are seldom changed. Without local authentication Microsoft Entra asks who it is, and its roles
#   say what they may. Accounts that speak MongoDB, Cassandra, Gremlin or Table, which know only keys, are left out.
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

import data.lib.azure
import data.lib.terraform

deny contains terraform.mended(setting, "keys are accepted beside identities", false) if {
	some setting in _enabled
	terraform.is_true(setting.value)
}

deny contains terraform.mended(setting, "keys are accepted beside identities", true) if {
	some setting in _disabled
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(array.concat(_enabled, _disabled))

# By the name of today, and by that before version 5 of the provider, which says the opposite.
_enabled := [setting |
	some account in terraform.resources_of(["azurerm_cosmosdb_account"])
	not _says_the_opposite(account)
	some said in terraform.settings_of(account, ["local_authentication_enabled"], true)
	some setting in _of_sql(said, false)
]

_disabled := [setting |
	some account in terraform.resources_of(["azurerm_cosmosdb_account"])
	_says_the_opposite(account)
	some said in terraform.settings_of(account, ["local_authentication_disabled"], false)
	some setting in _of_sql(said, true)
]

_says_the_opposite(account) if terraform.argument(account.body, "local_authentication_disabled", null) != null

_says_the_opposite(account) if {
	azure.before(5)
	terraform.argument(account.body, "local_authentication_enabled", null) == null
}

# A setting of an account that speaks SQL; other APIs know only keys. Where the API is unknown it is, too, unless right.
_of_sql(said, right) := [] if {
	some api in _apis(said.resource)
	azure.word(api) in _others
} else := [setting] if {
	doubts := [api | some api in _apis(said.resource); terraform.unknown(api)]
	setting := object.union(said, {"value": doubts[0] | not _is(said.value, right)})
}

_is(value, true) if terraform.is_true(value)

_is(value, false) if terraform.is_false(value)

_others := {"enablecassandra", "enablegremlin", "enablemongo", "enabletable", "mongodb", "parse"}

# What kind of account it is, and what it is capable of.
_apis(account) := array.concat([terraform.argument(account.body, "kind", "GlobalDocumentDB")], [api |
	some capability in terraform.blocks(account, "capabilities")
	api := object.get(capability, "for_each", object.get(capability.body, "name", ""))
])
