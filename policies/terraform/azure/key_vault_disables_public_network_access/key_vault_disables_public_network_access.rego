# METADATA
# title: Key vault on the public network
# description: >-
#   The vault answers on the internet, and only the keys of whoever may use it stand between its secrets and whoever
#   scans. Vaults whose `network_acls` deny what is not named, or name addresses or subnets, are left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/key-vault/general/network-security
#     description: Microsoft, Azure Key Vault network security
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault
#     description: azurerm_key_vault, public_network_access_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_key_vault]
#   remediation: >-
#     Write `public_network_access_enabled = false`, and make an `azurerm_private_endpoint` for the networks that need
#     it first.
#   overlaps: [terraform.azure.kv_network_acl]
package terraform.azure.key_vault_disables_public_network_access

import data.lib.azure
import data.lib.terraform

_type := ["azurerm_key_vault"]

_networks := [setting |
	some setting in terraform.settings(_type, ["public_network_access_enabled"], true)
	not _is_limited(setting.resource)
]

deny contains terraform.mended(setting, "the vault answers on the public network", false) if {
	some setting in _networks
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_networks)

_is_limited(vault) if {
	some rules in terraform.blocks(vault, "network_acls")
	azure.word(rules.body.default_action) == "deny"
}

_is_limited(vault) if {
	some rules in terraform.blocks(vault, "network_acls")
	some argument in ["ip_rules", "virtual_network_subnet_ids"]
	not object.get(rules.body, argument, []) in [[], null]
}

_is_limited(vault) if terraform.unknown(object.get(vault.body, "network_acls", null))
