# METADATA
# title: Redis cache on a single machine
# description: >-
#   The cache is of the tier Basic: one machine, without a second one that goes on when it fails or is updated, and
#   without a promise of how long it is up. All that was in it is gone then.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/azure-cache-for-redis/cache-high-availability
#     description: Microsoft, High availability and disaster recovery for Redis
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/redis_cache
#     description: azurerm_redis_cache, sku_name
# custom:
#   severity: low
#   kinds: [terraform_module/azurerm_redis_cache]
#   remediation: >-
#     Write `sku_name = "Standard"` or `"Premium"`.
package terraform.azure.redis_cache_standard_replication_enabled

import data.lib.azure
import data.lib.terraform

_tiers := terraform.settings(["azurerm_redis_cache"], ["sku_name"], "Standard")

deny contains terraform.finding(setting, "the cache runs on one machine") if {
	some setting in _tiers
	azure.word(setting.value) == "basic"
}

unknown contains finding if some finding in terraform.undecided(_tiers)
