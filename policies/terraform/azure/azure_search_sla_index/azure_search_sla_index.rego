# METADATA
# title: Search service with too few replicas for writing
# description: >-
#   Microsoft promises that an index can be read and changed only with three replicas. With fewer of them there is
#   nobody who promises that an update gets through. Where nothing is said, there is one.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/search/search-reliability
#     description: Microsoft, Reliability in Azure AI Search
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/search_service
#     description: azurerm_search_service, replica_count
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_search_service]
#   remediation: >-
#     Write `replica_count = 3`.
package terraform.azure.azure_search_sla_index

import data.lib.terraform

_replicas := terraform.settings(["azurerm_search_service"], ["replica_count"], 1)

deny contains terraform.mended(setting, "the index can be changed by fewer than three replicas", 3) if {
	some setting in _replicas
	terraform.number(setting.value) < 3
}

unknown contains finding if some finding in terraform.undecided(_replicas)
