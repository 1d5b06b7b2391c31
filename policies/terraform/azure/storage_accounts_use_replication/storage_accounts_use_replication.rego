# METADATA
# title: Storage account without a copy in another region
# description: >-
#   All copies of the data lie in one region. When that is lost, so is the data. Data that can be made anew, or that
#   must not leave the region, needs no other copy. Accounts of the tier Premium, which cannot have one, are left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/common/storage-redundancy
#     description: Microsoft, Azure Storage redundancy
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
#     description: azurerm_storage_account, account_replication_type
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_storage_account]
#   remediation: >-
#     Write `account_replication_type = "GZRS"` or `"GRS"`.
package terraform.azure.storage_accounts_use_replication

import data.lib.azure
import data.lib.terraform

# An account of the tier Premium cannot have a copy elsewhere.
_replication := [setting |
	some said in terraform.settings(["azurerm_storage_account"], ["account_replication_type"], "GRS")
	tier := terraform.argument(said.resource.body, "account_tier", "Standard")
	azure.word(tier) != "premium"
	setting := object.union(said, {"value": tier | azure.word(said.value) in {"lrs", "zrs"}; terraform.unknown(tier)})
]

deny contains terraform.finding(setting, "data is kept in one region") if {
	some setting in _replication
	azure.word(setting.value) in {"lrs", "zrs"}
}

unknown contains finding if some finding in terraform.undecided(_replication)
