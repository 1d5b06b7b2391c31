# METADATA
# title: Storage account that answers every network
# description: >-
#   Requests from any network reach the account, so a leaked key or signature can be used from anywhere. An account
#   without network rules behaves so, as does one whose rules allow by default or let in the range of all addresses. Rules
#   may stand in the account or in `azurerm_storage_account_network_rules`; an account without public network access needs
#   none.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/storage-network-security
#     description: Microsoft, Azure Storage firewall and virtual network rules
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account_network_rules
#     description: azurerm_storage_account_network_rules
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_storage_account, terraform_module/azurerm_storage_account_network_rules]
#   remediation: >-
#     Give the account `network_rules` with `default_action = "Deny"` and name the subnets and addresses that may
#     connect, or set `public_network_access_enabled = false` and use private endpoints. The machine that runs
#     Terraform must be among them, or it can no longer see containers and shares.
#   controls:
#     cis_azure_2_1: ["3.8"]
package terraform.azure.storage_default_deny

import data.lib.azure
import data.lib.terraform

deny contains terraform.mended(setting, "requests from every network are answered", "Deny") if {
	some setting in _actions
	azure.word(setting.value) == "allow"
	not _perhaps_ruled(setting.resource)
	not _perhaps_closed(setting.resource)
}

deny contains terraform.finding(ranges, "requests from every network are answered") if {
	some setting in _actions
	azure.word(setting.value) == "deny"
	some ranges in _ranges(setting.resource)
	azure.takes_everybody(ranges.value)
	not _perhaps_closed(setting.resource)
}

unknown contains finding if some finding in terraform.undecided(_actions)

unknown contains terraform.finding(ranges, "who may connect is known only when Terraform runs") if {
	some setting in _actions
	azure.word(setting.value) == "deny"
	some ranges in _ranges(setting.resource)
	azure.may_take_everybody(ranges.value)
}

unknown contains terraform.finding(setting, message) if {
	some setting in _actions
	azure.word(setting.value) == "allow"
	some message in array.concat(
		["public_network_access_enabled is known only when Terraform runs" | _perhaps_closed(setting.resource)],
		["whether the account has the network rules is known only when Terraform runs" | _perhaps_ruled(setting.resource)],
	)
}

_ranges(resource) := terraform.settings_of(resource, ["ip_rules"], []) if {
	resource.type in _rules
} else := terraform.settings_of(resource, ["network_rules", "ip_rules"], [])

_rules := ["azurerm_storage_account_network_rules"]

_arguments := ["storage_account_id", "storage_account_name"]

# What holds by default: of accounts, unless other resources have their rules, and of such resources.
_actions := array.concat(
	[setting |
		some setting in terraform.settings(["azurerm_storage_account"], ["network_rules", "default_action"], "Allow")
		not _closed(setting.resource)
		azure.about(setting.resource, _rules, _arguments) == []
	],
	[setting |
		some setting in terraform.settings(_rules, ["default_action"], "Deny")
		not _of_closed(setting.resource)
	],
)

_closed(account) if terraform.is_false(account.body.public_network_access_enabled)

_perhaps_closed(account) if terraform.unknown(account.body.public_network_access_enabled)

_of_closed(rules) if {
	some account in terraform.resources_of(["azurerm_storage_account"])
	_closed(account)
	azure.names(rules, _arguments, account)
}

# Rules stand elsewhere in the module, and whose they are is unknown.
_perhaps_ruled(account) if {
	account.type == "azurerm_storage_account"
	terraform.blocks(account, "network_rules") == []
	azure.perhaps_about(account, _rules, _arguments) != []
}
