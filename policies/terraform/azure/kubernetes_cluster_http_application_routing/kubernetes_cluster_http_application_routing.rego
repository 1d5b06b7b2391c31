# METADATA
# title: AKS cluster with HTTP application routing
# description: >-
#   The add-on publishes services under names that everybody can look up, over plain HTTP. It was made for trying
#   things out, not for production, and is retired.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/aks/http-application-routing
#     description: Microsoft, HTTP application routing add-on
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#     description: azurerm_kubernetes_cluster, http_application_routing_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_kubernetes_cluster]
#   remediation: >-
#     Remove the add-on, and take `web_app_routing` with a certificate in its place.
package terraform.azure.kubernetes_cluster_http_application_routing

import data.lib.terraform
import data.lib.terraform_names

# The name of today, and that before version 3 of the provider.
_names := [["http_application_routing_enabled"], ["addon_profile", "http_application_routing", "enabled"]]

_routing := terraform_names.settings(["azurerm_kubernetes_cluster"], _names, false)

deny contains terraform.mended(setting, "the add-on HTTP application routing is on", false) if {
	some setting in _routing
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_routing)
