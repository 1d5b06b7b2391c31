# METADATA
# title: API portal that answers plain HTTP
# description: >-
#   The portal of APIs answers requests that are not encrypted. Whoever sits on the way reads logins and tokens that
#   come with them.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/spring-apps/enterprise/how-to-use-enterprise-api-portal
#     description: Microsoft, Use API portal in Azure Spring Apps
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/spring_cloud_api_portal
#     description: azurerm_spring_cloud_api_portal, https_only_enabled
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_spring_cloud_api_portal]
#   remediation: >-
#     Write `https_only_enabled = true`.
package terraform.azure.spring_cloud_api_portal_https_only

import data.lib.terraform

_protocols := terraform.settings(["azurerm_spring_cloud_api_portal"], ["https_only_enabled"], false)

deny contains terraform.mended(setting, "requests over plain HTTP are answered", true) if {
	some setting in _protocols
	terraform.is_false(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_protocols)
