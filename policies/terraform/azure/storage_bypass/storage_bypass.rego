# METADATA
# title: Storage firewall that keeps trusted services out
# description: >-
#   The network rules of the account have no exception for trusted services of Azure. Backup, Event Grid, Monitor and
#   others then cannot reach it, and what they were to keep or to report is lost without anybody seeing it.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/storage-network-security-trusted-azure-services
#     description: Microsoft, Trusted Azure services for Azure Storage network security
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account_network_rules
#     description: azurerm_storage_account_network_rules, bypass
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_storage_account, terraform_module/azurerm_storage_account_network_rules]
#   remediation: >-
#     Add `"AzureServices"` to `bypass`, or remove `bypass`, whose default it is. These services still have to show
#     that they may; where none is used, ignore the finding with that reason.
#   controls:
#     cis_azure_2_1: ["3.9"]
package terraform.azure.storage_bypass

import data.lib.terraform

deny contains terraform.finding(setting, "trusted services of Azure are kept out") if {
	some setting in _bypasses
	terraform.known(setting.value)
	count(_doubts(setting.resource)) == 0
}

unknown contains finding if {
	some setting in _bypasses
	some finding in (terraform.undecided([setting]) | _doubts(setting.resource))
}

_bypasses := [setting |
	some rules in _rules
	not _lets_all_in(rules)
	some setting in terraform.settings_of(rules, ["bypass"], ["AzureServices"])
	not "AzureServices" in setting.value
]

_rules := array.concat(terraform.resources_of(["azurerm_storage_account_network_rules"]), [rules |
	some account in terraform.resources_of(["azurerm_storage_account"])
	some block in terraform.blocks(account, "network_rules")
	rules := terraform.within(account, block)
])

_lets_all_in(rules) if {
	is_string(rules.body.default_action)
	lower(rules.body.default_action) == "allow"
}

_doubts(rules) := terraform.undecided(terraform.settings_of(rules, ["default_action"], "Deny"))
