# METADATA
# title: Redis cache on the public network
# description: >-
#   The cache answers on the internet, and only keys and passwords, or a list of addresses, stand between it and
#   whoever scans. With the public network switched off it answers private endpoints alone.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/redis_cache
#     description: azurerm_redis_cache, public_network_access_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_redis_cache]
#   remediation: >-
#     Write `public_network_access_enabled = false`, and make an `azurerm_private_endpoint` for the networks that need
#     it first.
package terraform.azure.redis_cache_public_network_access_enabled

import data.lib.azure
import data.lib.terraform

# A cache that stands in a subnet is reached from its network alone.
_networks := azure.outside_subnets(_said, "subnet_id")

_said := [said |
	some said in terraform.settings(["azurerm_redis_cache"], ["public_network_access_enabled"], true)
	not terraform.is_false(said.value)
]

deny contains terraform.mended(setting, "the cache answers on the public network", false) if {
	some setting in _networks
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_networks)
