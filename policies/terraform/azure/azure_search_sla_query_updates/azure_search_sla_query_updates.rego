# METADATA
# title: Search service with one replica
# description: >-
#   Microsoft promises that queries are answered only with two replicas. With one of them the search stands still
#   whenever that fails or is updated. Where nothing is said, there is one.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/search/search-reliability
#     description: Microsoft, Reliability in Azure AI Search
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/search_service
#     description: azurerm_search_service, replica_count
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_search_service]
#   remediation: >-
#     Write `replica_count = 2` or more.
#   overlaps: [terraform.azure.azure_search_sla_index]
package terraform.azure.azure_search_sla_query_updates

import data.lib.terraform

_replicas := terraform.settings(["azurerm_search_service"], ["replica_count"], 1)

deny contains terraform.mended(setting, "queries are answered by one replica", 2) if {
	some setting in _replicas
	terraform.number(setting.value) < 2
}

unknown contains finding if some finding in terraform.undecided(_replicas)
