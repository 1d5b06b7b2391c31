# METADATA
# title: File sync on the public network
# description: >-
#   The service answers on the internet, and only keys and passwords, or a list of addresses, stand between it and
#   whoever scans. With the public network switched off it answers private endpoints alone.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/storage/file-sync/file-sync-networking-endpoints
#     description: Microsoft, Configure Azure File Sync network endpoints
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_sync
#     description: azurerm_storage_sync, incoming_traffic_policy
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_storage_sync]
#   remediation: >-
#     Write `incoming_traffic_policy = "AllowVirtualNetworksOnly"`, and make an `azurerm_private_endpoint` for the
#     networks that need it first.
package terraform.azure.storage_sync_public_access_disabled

import data.lib.azure
import data.lib.terraform

_networks := terraform.settings(["azurerm_storage_sync"], ["incoming_traffic_policy"], "AllowAllTraffic")

deny contains terraform.mended(setting, "servers on the internet may synchronize", "AllowVirtualNetworksOnly") if {
	some setting in _networks
	azure.word(setting.value) == "allowalltraffic"
}

unknown contains finding if some finding in terraform.undecided(_networks)
