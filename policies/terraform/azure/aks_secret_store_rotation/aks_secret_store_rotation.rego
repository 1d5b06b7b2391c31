# METADATA
# title: AKS cluster that does not renew mounted secrets
# description: >-
#   The cluster mounts secrets of a key vault into pods, and leaves them as they were then. A secret that was changed
#   since it leaked goes on in its old form, and pods fail when that ends. Clusters without the driver are left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/csi-secrets-store-configuration-options
#     description: Microsoft, Configuration options for the Azure Key Vault provider
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#     description: azurerm_kubernetes_cluster, key_vault_secrets_provider
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_kubernetes_cluster]
#   remediation: >-
#     Write `secret_rotation_enabled = true` in `key_vault_secrets_provider`.
package terraform.azure.aks_secret_store_rotation

import data.lib.terraform

_rotations := [setting |
	some setting in terraform.settings(
		["azurerm_kubernetes_cluster"],
		["key_vault_secrets_provider", "secret_rotation_enabled"],
		false,
	)
	_has_driver(setting)
]

deny contains terraform.mended(setting, "secrets from the vault are not renewed", true) if {
	some setting in _rotations
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_rotations)

_has_driver(setting) if "key_vault_secrets_provider" in setting.at

_has_driver(setting) if terraform.unknown(setting.value)
