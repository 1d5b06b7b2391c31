# METADATA
# title: Data Lake store whose encryption is switched off
# description: >-
#   The store keeps its files unencrypted. They are encrypted by themselves; here that is switched off. Whoever gets
#   at the disks, or at a copy of them, has all that was ever put into the lake.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/data-lake-store/data-lake-store-encryption
#     description: Microsoft, Encryption of data in Azure Data Lake Storage Gen1
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/2.99.0/docs/resources/data_lake_store
#     description: azurerm_data_lake_store, encryption_state
# custom:
#   severity: high
#   kinds: [terraform_module/azurerm_data_lake_store]
#   remediation: >-
#     Remove `encryption_state`, or write `encryption_state = "Enabled"`. It cannot be changed afterwards, so
#     Terraform makes a new store: copy the files first. Data Lake Storage Gen1 is retired; a storage account with
#     `is_hns_enabled` takes its place.
package terraform.azure.datalake_encryption

import data.lib.azure
import data.lib.terraform

_states := terraform.settings(["azurerm_data_lake_store"], ["encryption_state"], "Enabled")

deny contains terraform.mended(setting, "files are kept unencrypted", "Enabled") if {
	some setting in _states
	azure.word(setting.value) == "disabled"
}

unknown contains finding if some finding in terraform.undecided(_states)
