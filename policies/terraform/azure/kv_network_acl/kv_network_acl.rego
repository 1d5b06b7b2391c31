# METADATA
# title: Key vault that answers every network
# description: >-
#   Requests from any network reach the vault, so whoever gets hold of a token for it can read keys and secrets from
#   anywhere. A vault without `network_acls` behaves so, as does one whose rules allow by default or let in the range of
#   all addresses; a vault without public network access needs none.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/key-vault/general/network-security
#     description: Microsoft, Configure network security for Azure Key Vault
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault
#     description: azurerm_key_vault, network_acls
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_key_vault, terraform_module/azurerm_key_vault_managed_hardware_security_module]
#   remediation: >-
#     Give the vault `network_acls` with `default_action = "Deny"` and `bypass = "AzureServices"`, and name the subnets
#     and addresses that may connect; or set `public_network_access_enabled = false` and use a private endpoint. The
#     machine that runs Terraform must be among them if it manages keys or secrets.
package terraform.azure.kv_network_acl

import data.lib.azure
import data.lib.terraform

deny contains terraform.finding(setting, "requests from every network are answered") if {
	some setting in _actions
	azure.word(setting.value) == "allow"
	not _perhaps_closed(setting.resource)
}

deny contains terraform.finding(setting, "requests from every network are answered") if {
	some setting in terraform.settings(_types, ["network_acls", "ip_rules"], [])
	azure.takes_everybody(setting.value)
	not _closed(setting.resource)
	not _perhaps_closed(setting.resource)
}

unknown contains finding if some finding in terraform.undecided(_actions)

unknown contains terraform.finding(setting, "who may connect is known only when Terraform runs") if {
	some setting in terraform.settings(_types, ["network_acls", "ip_rules"], [])
	azure.may_take_everybody(setting.value)
	not _closed(setting.resource)
	every action in terraform.settings_of(setting.resource, ["network_acls", "default_action"], "Allow") {
		azure.word(action.value) != "allow"
	}
}

unknown contains terraform.finding(setting, message) if {
	some setting in _actions
	azure.word(setting.value) == "allow"
	_perhaps_closed(setting.resource)
	message := "public_network_access_enabled is known only when Terraform runs"
}

_types := ["azurerm_key_vault", "azurerm_key_vault_managed_hardware_security_module"]

_actions := [setting |
	some setting in terraform.settings(_types, ["network_acls", "default_action"], "Allow")
	not _closed(setting.resource)
]

_closed(vault) if terraform.is_false(vault.body.public_network_access_enabled)

_perhaps_closed(vault) if terraform.unknown(vault.body.public_network_access_enabled)
