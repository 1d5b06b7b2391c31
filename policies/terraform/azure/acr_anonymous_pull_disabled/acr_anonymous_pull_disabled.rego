# METADATA
# title: Container registry that everybody may pull from
# description: >-
#   Whoever can reach the registry may pull all of its images, without saying who they are. Images tell how an
#   application works, and now and then hold secrets. Registries of the SKU Basic, which cannot do so, are left out.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/container-registry/anonymous-pull-access
#     description: Microsoft, Make your container registry content publicly available
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/container_registry
#     description: azurerm_container_registry, anonymous_pull_enabled
# custom:
#   severity: high
#   kinds: [terraform_module/azurerm_container_registry]
#   remediation: >-
#     Remove `anonymous_pull_enabled`, or write `anonymous_pull_enabled = false`.
package terraform.azure.acr_anonymous_pull_disabled

import data.lib.azure
import data.lib.terraform

_pulls := [setting |
	some setting in terraform.settings(["azurerm_container_registry"], ["anonymous_pull_enabled"], false)
	azure.word(object.get(setting.resource.body, "sku", "")) != "basic"
]

deny contains terraform.mended(setting, "everybody may pull images", false) if {
	some setting in _pulls
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_pulls)
