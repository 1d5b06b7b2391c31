# METADATA
# title: CDN endpoint that answers plain HTTP
# description: >-
#   The endpoint answers requests that are not encrypted. Whoever sits on the way reads them, and can put a page of
#   their own in place of the answer. An endpoint with a delivery rule that redirects to HTTPS is left out.
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

import data.lib.azure
import data.lib.terraform

_protocols := [setting |
	some said in terraform.settings(["azurerm_cdn_endpoint"], ["is_http_allowed"], true)
	doubts := [doubt | some doubt in _redirections(said.resource)]
	not null in doubts
	setting := object.union(said, {"value": doubts[0] | not terraform.is_false(said.value)})
]

deny contains terraform.mended(setting, "requests over plain HTTP are answered", false) if {
	some setting in _protocols
	terraform.is_true(setting.value)
}

unknown contains finding if some finding in terraform.undecided(_protocols)

# Rules that redirect what comes by HTTP to HTTPS: null for one that surely does, else what that hangs on.
_redirections(endpoint) := [doubt |
	some rule in terraform.blocks(endpoint, "delivery_rule")
	some condition in terraform.blocks(rule, "request_scheme_condition")
	some redirect in terraform.blocks(rule, "url_redirect_action")
	schemes := terraform.argument(condition.body, "match_values", [])
	protocol := terraform.argument(redirect.body, "protocol", "MatchRequest")
	_may_be(schemes, {"http"})
	_may_be(protocol, {"https"})
	unsure := array.concat(
		[place.for_each | some place in [rule, condition, redirect]],
		[value | some value in [schemes, protocol]; terraform.unknown(value)],
	)
	doubt := array.concat(unsure, [null])[0]
]

_may_be(value, _) if terraform.unknown(value)

_may_be(value, words) if {
	is_string(value)
	azure.word(value) in words
}

_may_be(values, words) if {
	is_array(values)
	some value in values
	azure.word(value) in words
}
