# METADATA
# title: CDN endpoint that answers plain HTTP
# description: >-
#   The endpoint answers requests that are not encrypted. Whoever sits on the way reads them, and can put a page of
#   their own in place of the answer.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/cdn/cdn-features
#     description: Microsoft, Compare Azure CDN product features
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_endpoint
#     description: azurerm_cdn_endpoint, is_http_allowed
# custom:
#   severity: medium
#   kinds: [terraform_module/azurerm_cdn_endpoint]
#   remediation: >-
#     Write `is_http_allowed = false`, or a delivery rule that redirects to HTTPS where browsers still come by HTTP.
package terraform.azure.cdn_disable_http_endpoints

import data.lib.terraform

_protocols := terraform.settings(["azurerm_cdn_endpoint"], ["is_http_allowed"], true)

deny contains terraform.mended(setting, "requests over plain HTTP are answered", false) if {
	some setting in _protocols
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_protocols)
